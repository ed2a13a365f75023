import interleave from "remark-interleave";

const playground = process.env.PLAYGROUND ?? "https://example.org/interleave/";

export default {
  title: "A course",
  url: "https://example.org",
  baseUrl: process.env.BASE_URL ?? "/",
  themes: ["@docusaurus/theme-classic"],
  plugins: [
    ["@docusaurus/plugin-content-docs", { routeBasePath: "/", sidebarPath: false, remarkPlugins: [[interleave, { playground }]] }],
  ],
};
