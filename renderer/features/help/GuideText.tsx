import type { PhrasingContent, RootContent } from 'mdast';
import { Fragment, type ReactNode } from 'react';
import { COMMANDS, formatKey, type Command, type CommandId } from '../../../shared/commands.ts';
import { topicOf, type Topic } from '../../../shared/guide/topics.ts';
import { OPERATORS, OPERATOR_NAMES } from '../../../shared/search/query/operators.ts';
import { t } from '../../../shared/strings/index.ts';
import { useKeys } from '../../stores/keys.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import styles from './Guide.module.css';

interface GuideTextProps {
  readonly blocks: readonly RootContent[];
  readonly mac: boolean;
  readonly pictureAt: (address: string) => string | null;
  readonly onTopic: (topic: Topic) => void;
  readonly onRun: (command: CommandId) => void;
}

/** A chapter of the guide. Links lead to other chapters or run the command that they name, and say its key. */
export function GuideText(props: GuideTextProps) {
  return props.blocks.map((block, at) => <Block key={at} node={block} {...props} />);
}

type NodeProps = Omit<GuideTextProps, 'blocks'> & { readonly node: RootContent | PhrasingContent };

function Block({ node, ...props }: NodeProps): ReactNode {
  const inner = (children: readonly (RootContent | PhrasingContent)[]): ReactNode =>
    children.map((child, at) => <Block key={at} node={child} {...props} />);
  switch (node.type) {
    case 'text':
      return node.value;
    case 'paragraph':
      return <p>{inner(node.children)}</p>;
    case 'heading':
      return <h4>{inner(node.children)}</h4>;
    case 'emphasis':
      return <em>{inner(node.children)}</em>;
    case 'strong':
      return <strong>{inner(node.children)}</strong>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return <pre>{node.value}</pre>;
    case 'list':
      return node.ordered === true ? <ol>{inner(node.children)}</ol> : <ul>{inner(node.children)}</ul>;
    case 'listItem':
      // Items of one paragraph are set without its distance.
      return (
        <li>
          {node.children.map((child, at) => (
            <Fragment key={at}>
              {child.type === 'paragraph' ? inner(child.children) : <Block node={child} {...props} />}
            </Fragment>
          ))}
        </li>
      );
    case 'table':
      return <Table rows={node.children.map((row) => row.children.map((cell) => inner(cell.children)))} />;
    case 'image': {
      const source = props.pictureAt(node.url);
      return source === null ? null : <img src={source} alt={node.alt ?? ''} />;
    }
    case 'link':
      return (
        <Link url={node.url} {...props}>
          {inner(node.children)}
        </Link>
      );
    case 'html':
      return node.value === '<!-- keys -->' ? (
        <KeysTable mac={props.mac} />
      ) : node.value === '<!-- operators -->' ? (
        <OperatorsTable />
      ) : null;
    // What the guide does without.
    case 'break':
    case 'blockquote':
    case 'definition':
    case 'delete':
    case 'footnoteDefinition':
    case 'footnoteReference':
    case 'imageReference':
    case 'linkReference':
    case 'tableCell':
    case 'tableRow':
    case 'thematicBreak':
    case 'yaml':
      return null;
  }
}

function Link({
  url,
  mac,
  onTopic,
  onRun,
  children,
}: Omit<NodeProps, 'node'> & { readonly url: string; readonly children: ReactNode }) {
  const topic = topicOf(url);
  const keys = useKeys((state) => state.map);
  const command = COMMANDS.find(({ id }) => url === `command:${id}`);
  if (topic !== null)
    return (
      <button type="button" className={styles['link']} onClick={() => onTopic(topic)}>
        {children}
      </button>
    );
  if (command === undefined) return children;
  const [key] = keys[command.id];
  return (
    <>
      <button type="button" className={styles['link']} onClick={() => onRun(command.id)}>
        {children}
      </button>
      {key !== undefined && (
        <>
          {' '}
          <Kbd>{formatKey(key, mac)}</Kbd>
        </>
      )}
    </>
  );
}

function Table({ rows }: { readonly rows: readonly (readonly ReactNode[])[] }) {
  const [head = [], ...body] = rows;
  return (
    <table>
      {head.some((cell) => !(Array.isArray(cell) && cell.length === 0)) && (
        <thead>
          <tr>
            {head.map((cell, at) => (
              <th key={at} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {body.map((row, at) => (
          <tr key={at}>
            {row.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const GROUPS = ['anywhere', 'triage', 'list', 'reader', 'highlights'] as const;

/** Every command with its keys, from the table of commands and the keys in force. */
function KeysTable({ mac }: { readonly mac: boolean }) {
  const keys = useKeys((state) => state.map);
  const commands: readonly Command[] = COMMANDS;
  return GROUPS.map((group) => (
    <Fragment key={group}>
      <h4>{t.shell.groups[group]}</h4>
      <Table
        rows={[
          [],
          ...commands
            .filter((each) => each.group === group && keys[each.id].length > 0)
            .map(({ id }) => [
              t.commands[id],
              keys[id].map((key) => (
                <Fragment key={key}>
                  <Kbd>{formatKey(key, mac)}</Kbd>{' '}
                </Fragment>
              )),
            ]),
        ]}
      />
    </Fragment>
  ));
}

/** The operators of the search box, from the table that reads them. */
function OperatorsTable() {
  return (
    <Table
      rows={[
        [],
        ...OPERATOR_NAMES.map((name) => {
          const takes: string | readonly string[] = OPERATORS[name];
          return [
            <code key="name">{`${name}:`}</code>,
            typeof takes === 'string' ? t.search.operatorHints[name] : takes.join(', '),
          ];
        }),
      ]}
    />
  );
}
