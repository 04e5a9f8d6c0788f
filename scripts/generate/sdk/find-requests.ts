// Finds, in a JavaScript file of the SDK, the HTTP request that each method of each class makes.
import { readFileSync } from 'node:fs';
import ts from 'typescript-6';

/** One request that a method makes. A method can make one of several, depending on its arguments. */
export interface SdkRequest {
  readonly className: string;
  readonly methodName: string;
  /** HTTP method and path, with the SDK's names for what varies: `POST /v1/customers/{id}`. */
  readonly operation: string;
}

/** Reads the requests of one JavaScript file, in the order in which they are written. */
export function findRequests(scriptPath: string): SdkRequest[] {
  const text = readFileSync(scriptPath, 'utf8');
  const file = ts.createSourceFile(scriptPath, text, ts.ScriptTarget.ES2023, true);
  const found: SdkRequest[] = [];
  for (const statement of file.statements) {
    if (!ts.isClassDeclaration(statement) || statement.name === undefined) continue;
    const className = statement.name.text;
    for (const member of statement.members) {
      if (!ts.isMethodDeclaration(member) || !ts.isIdentifier(member.name)) continue;
      const methodName = member.name.text;
      for (const operation of operationsIn(member))
        found.push({ className, methodName, operation });
    }
  }
  return found;
}

function operationsIn(method: ts.MethodDeclaration): string[] {
  const operations: string[] = [];
  const visit = (node: ts.Node): void => {
    const operation = ts.isCallExpression(node) ? operationOf(node) : undefined;
    if (operation !== undefined) operations.push(operation);
    ts.forEachChild(node, visit);
  };
  visit(method);
  return operations;
}

function operationOf(call: ts.CallExpression): string | undefined {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== '_makeRequest')
    return undefined;
  const [method, path] = call.arguments;
  if (method === undefined || path === undefined || !ts.isStringLiteral(method)) {
    throw new Error(`A request of the SDK has an unknown form: ${call.getText().slice(0, 120)}`);
  }
  // A path that an object carries in one of its fields (an event's related object) is no operation of its own.
  if (ts.isPropertyAccessExpression(path)) return undefined;
  return `${method.text} ${pathOf(path)}`;
}

function pathOf(path: ts.Expression): string {
  if (ts.isStringLiteral(path) || ts.isNoSubstitutionTemplateLiteral(path)) return path.text;
  if (!ts.isTemplateExpression(path)) {
    throw new Error(`A path of the SDK has an unknown form: ${path.getText().slice(0, 120)}`);
  }
  return path.templateSpans.reduce(
    (text, span) => `${text}{${argumentName(span.expression)}}${span.literal.text}`,
    path.head.text,
  );
}

/** The `id` of `encodeURIComponent(id)`. */
function argumentName(expression: ts.Expression): string {
  const argument = ts.isCallExpression(expression) ? expression.arguments[0] : expression;
  if (argument !== undefined && ts.isIdentifier(argument)) return argument.text;
  throw new Error(`A path of the SDK has an unknown placeholder: ${expression.getText()}`);
}
