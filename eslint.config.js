import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist", "output", "coverage", "node_modules"] },
  ...tseslint.configs.recommended,
  {
    files: ["src/**/*.ts", "tests/**/*.ts", "bench/**/*.ts"],
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "no-control-regex": "off",
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Named exports only." },
      ],
    },
  },
  {
    files: ["src/parse/**", "src/normalize/**", "src/forms/**", "src/model/**"],
    rules: { "no-console": "error" },
  },
);
