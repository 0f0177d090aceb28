export const ICNS_TYPES: readonly (readonly [type: string, size: number])[];
