import { describe, expect, it } from "vitest";
import { codes, outline, readPage } from "./html/page.ts";

const body = Array.from(
  { length: 6 },
  (_, i) => `<p>第${i + 1}段，本机关主动公开政府信息，依法办理依申请公开，加强监督保障。</p>`,
).join("");
const paragraphs = outline(readPage(body));
const link = (text: string) => `<a href="/zwgk/${text.length}.html">${text}</a>`;
const links = (count: number) =>
  Array.from({ length: count }, (_, i) => `<li>${link(`栏目之${i}`)}</li>`).join("\n");

describe("the content of a page with the chrome of its site", () => {
  it("is kept, lists of links around it are left out, and that is said", () => {
    const page = readPage(`<body><div class="top"><ul>${links(30)}</ul></div>
      <div id="main"><h1>二〇二三年度报告</h1><div>发布时间：2024-01-20 来源：水利局</div><div class="article">${body}</div></div>
      <div class="related"><h3>相关链接</h3><ul>${links(8)}</ul></div>
      <div class="footer"><p>主办：青川市人民政府 ${link("网站地图")}</p></div></body>`);
    expect(outline(page)).toEqual(["# 二〇二三年度报告", "发布时间：2024-01-20 来源：水利局", ...paragraphs]);
    const [message] = page.messages;
    expect([message.code, message.severity]).toEqual(["html.navigation_left_out", "info"]);
    expect(message.message.zh).toContain("3 处");
  });

  it("is kept where everything stands in one flat body", () => {
    const page = readPage(`<body><ul>${links(12)}</ul><h2>报告</h2>${body}<footer>版权所有</footer></body>`);
    expect(outline(page)).toEqual(["## 报告", ...paragraphs]);
  });

  it("is kept where layout tables hold the links", () => {
    const cells = Array.from({ length: 6 }, (_, i) => `<td>${link(`频道${i}`)}</td>`).join("");
    const page = readPage(
      `<table><tr>${cells}</tr></table><table><tr><td>${links(20)}</td><td>${body}</td></tr></table>`,
    );
    expect(outline(page)).toEqual(paragraphs);
  });

  it("keeps lines and breadcrumbs apart, with or without links", () => {
    const page =
      readPage(`<div class="pos">您的位置: 首页 &gt; 政务公开 &gt; 年报</div><div class="crumb">${link("首页")} &gt; 正文</div>
      <div><div>当前位置：${link("首页")}&gt;${link("年报")}</div><div>${body}</div></div>`);
    expect(outline(page)).toEqual(paragraphs);
  });

  it("keeps text with links in it, attachments, anchors of Word, and a title above links", () => {
    const source = `<div><h2>报告</h2><ul>${links(9)}</ul></div><div>${body}
      <p>${link("附件1：年度报告.docx")}</p><p><a name="_Toc1">一、总体情况</a></p><p><a href="#b">二、主动公开</a></p></div>`;
    expect(outline(readPage(source))).toEqual([
      "## 报告",
      ...paragraphs,
      "附件1：年度报告.docx",
      "一、总体情况",
      "二、主动公开",
    ]);
  });

  it("keeps what a list of links says beside them", () => {
    const said = "本机关二〇二三年度共主动公开规范性文件十二件，清单如下。";
    const page = readPage(`<div>${body}</div><div><p>${said}</p>${links(40)}</div>`);
    expect(outline(page).slice(0, 7)).toEqual([...paragraphs, said]);
  });

  it("keeps all text behind links that are never closed", () => {
    expect(outline(readPage(`<body><a href="/x">首页${body}</body>`))).toEqual(["首页", ...paragraphs]);
    const items = Array.from({ length: 9 }, (_, i) => `<li><a href="/x">第${i}项`);
    expect(outline(readPage(`<div>${body}</div><ul>${items.join("")}</ul>`))).toHaveLength(15);
  });

  it("keeps a page that is all links, and says so", () => {
    const page = readPage(`<ul>${links(20)}</ul>`);
    expect(page.blocks).toHaveLength(20);
    expect(codes(page)).toContain("html.only_links");
  });

  it("drops nothing inside of tables", () => {
    const rows = Array.from(
      { length: 5 },
      (_, i) => `<tr><td>${link(`指标${i}`)}</td><td>${i}</td></tr>`,
    ).join("");
    expect(outline(readPage(`<div>${body}<table>${rows}</table></div>`)).at(-1)).toMatch(
      /^指标0 \| 0 \/\/ .*指标4 \| 4$/,
    );
  });
});

describe("a page whose document is elsewhere", () => {
  it("names the viewer, the embedded object or the attachment", () => {
    const pages = {
      "/pdfjs/web/viewer.html?file=%2Fnb.pdf": `<iframe src="/pdfjs/web/viewer.html?file=%2Fnb.pdf"></iframe>`,
      "/upload/nb2.pdf": `<embed src="/upload/nb2.pdf" type="application/pdf">`,
      "/upload/nb3": `<object data="/upload/nb3"></object>`,
      "/files/年报.docx": `<p>附件：<a href="/files/年报.docx">年报</a></p>`,
      "/__local/A/nb4.pdf": `<script>showPdf("/__local/A/nb4.pdf","100%")</script>`,
    };
    for (const [address, source] of Object.entries(pages)) {
      const page = readPage(`<h2>青川市水利局2024年度报告</h2>${source}`);
      const message = page.messages.find(({ code }) => code === "html.embedded_document");
      expect(message?.message.en).toContain(address);
    }
  });

  it("says where only pictures stand", () => {
    expect(codes(readPage(`<h2>年度报告</h2><p><img src=1.png><img src=2.png></p>`))).toContain(
      "html.body_is_image",
    );
  });

  it("says nothing of attachments to a page with text", () => {
    expect(codes(readPage(`<div>${body}<a href="a.pdf">附件</a></div>`))).toEqual([]);
  });
});
