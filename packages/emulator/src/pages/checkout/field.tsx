/** A field of the form: label, input, and the place where what is wrong with it will be said. */
import type { Child } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';

interface FieldParts {
  id: string;
  label: string;
  children: Child;
}

export function Field({ id, label, children }: FieldParts): JSX.Element {
  return (
    <div class="field" id={`${id}-field`}>
      <label for={id} id={`${id}-label`}>
        {label}
      </label>
      {children}
      <p class="problem" id={`${id}-error`} aria-live="polite"></p>
    </div>
  );
}

interface TextInputParts {
  id: string;
  autocomplete: string;
  type?: 'text' | 'email';
  inputmode?: 'text' | 'numeric' | 'email';
  placeholder?: string;
  value?: string;
  maxlength?: number;
  autocapitalize?: 'off' | 'words' | 'characters';
}

/**
 * An input without a name on purpose: should the page's script not run, a form sent by the browser
 * itself carries no card number.
 */
export function TextInput({
  id,
  type = 'text',
  inputmode = 'text',
  ...others
}: TextInputParts): JSX.Element {
  return (
    <input
      id={id}
      type={type}
      inputmode={inputmode}
      aria-describedby={`${id}-error`}
      aria-required="true"
      spellcheck={false}
      {...others}
    />
  );
}
