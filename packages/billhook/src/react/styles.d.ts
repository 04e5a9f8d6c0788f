// Tells TypeScript that the style sheet can be imported. What the import gives is the bundler's business.
declare const styles: unknown;
export default styles;
