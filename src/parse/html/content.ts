import { Group, type Line, type Node, type Picture, type TableNode } from "./tree.ts";

export interface Content {
  /** in the order of the page: what is kept, groups opened up */
  nodes: (Line | Picture | TableNode)[];
  /** index in `nodes` at which the body starts, the block that holds most of the text */
  bodyStart: number;
  /** navigation that was left out */
  blocks: number;
  text: number;
  /** the page is all links, so none of them was left out */
  onlyLinks: boolean;
}

/**
 * Leaves out site navigation: blocks that are lists of links, and short blocks that name themselves
 * navigation or footer. Everything else stays, as text of a report must never be lost for looks.
 */
export function pickContent(root: Group): Content {
  const path = pathToBody(root);
  const body = path[path.length - 1];
  const left = new Set<Node>();
  markNavigation(root, new Set<Node>(path), body, left);

  let text = 0;
  for (const node of left) text += textOf(node);
  const onlyLinks = left.size > 0 && root.text - text < Math.min(50, text) && root.tables === 0;
  if (onlyLinks) left.clear();
  const content: Content = {
    nodes: [],
    bodyStart: 0,
    blocks: left.size,
    text: onlyLinks ? 0 : text,
    onlyLinks,
  };
  collect(root, left, body, content);
  return content;
}

/** Down from the root, always into the group that alone holds most of the text that is no link. */
function pathToBody(root: Group): Group[] {
  const path = [root];
  for (let group: Group | undefined = root; group !== undefined;) {
    const most: number = weight(group) * 0.75;
    group = group.children.find((child): child is Group => child.node === "group" && weight(child) > most);
    if (group !== undefined) path.push(group);
  }
  return path;
}

function weight(group: Group): number {
  return group.text - group.linkText;
}

function markNavigation(group: Group, path: Set<Node>, body: Group, left: Set<Node>): void {
  const inside = group === body;
  for (const child of group.children) {
    if (path.has(child)) markNavigation(child as Group, path, body, left);
    else if (isNavigation(child, body, inside)) left.add(child);
    else if (child.node === "group") markNavigation(child, path, body, left);
  }
}

function isNavigation(node: Node, body: Group, inside: boolean): boolean {
  if (node.node === "line") return node.text.length < 200 && breadcrumb.test(node.text);
  if (node.node === "table") return !inside && node.rows.length > 0 && isLinkTable(node);
  if (node.node === "picture") return false;
  if (isLinkList(node, inside ? 5 : 3)) return true;
  const brief = node.tables === 0 && node.titles === 0 && node.text <= 600 && node.text * 4 < body.text;
  if (!brief) return false;
  if (node.role === "footer") return true;
  return node.role === "navigation" && (node.linkText * 2 >= node.text || /[>»›]/.test(firstText(node)));
}

/** "You are here", as Chinese pages head their breadcrumbs. */
const breadcrumb = /^(?:您|你)?(?:现在|当前|目前)?的?(?:所在)?(?:的)?位置\s*[:：]/;

/** Many short links and no line that says something beside them. */
function isLinkList(group: Group, fewest: number): boolean {
  return (
    group.links >= fewest &&
    group.brokenLinks === 0 &&
    group.prose === 0 &&
    group.tables === 0 &&
    group.titles === 0 &&
    group.linkText >= group.text * 0.6 &&
    group.linkText <= group.links * 60
  );
}

function isLinkTable(table: TableNode): boolean {
  const all = new Group();
  for (const row of table.rows) for (const cell of row.cells) all.addGroup(cell.content);
  return isLinkList(all, 3);
}

function firstText(group: Group): string {
  const first = group.children[0];
  return first.node === "line" ? first.text : first.node === "group" ? firstText(first) : "";
}

function textOf(node: Node): number {
  if (node.node === "line") return node.text.length;
  if (node.node === "group") return node.text;
  if (node.node === "picture") return 0;
  let text = 0;
  for (const row of node.rows) for (const cell of row.cells) text += cell.content.text;
  return text;
}

function collect(group: Group, left: Set<Node>, body: Group, content: Content): void {
  if (group === body) content.bodyStart = content.nodes.length;
  for (const child of group.children) {
    if (left.has(child)) continue;
    if (child.node === "group") collect(child, left, body, content);
    else content.nodes.push(child);
  }
}
