import { describe, expect, it } from "vitest";
import { codes, outline, readPage } from "./html/page.ts";

const lines = (source: string) => outline(readPage(source));

describe("text of an HTML page", () => {
  it("is a paragraph for each block and each line between breaks, a heading for h1 to h6", () => {
    expect(lines("<h1>甲</h1><div>乙<p>丙<br>丁</p>戊</div><ul><li>己<li>庚</ul><h6>辛</h6>")).toEqual([
      "# 甲",
      "乙",
      "丙",
      "丁",
      "戊",
      "己",
      "庚",
      "###### 辛",
    ]);
  });

  it("joins what inline elements split: numbers, words", () => {
    expect(lines("<p>共<span>7</span><span>049</span>条<b>主动</b><i>公开</i><o:p></o:p></p>")).toEqual([
      "共7049条主动公开",
    ]);
  });

  it("joins what a line break of the source splits inside a number or a Chinese word", () => {
    expect(lines("<p>共<span>7</span>\r\n<span>049</span>条，政府\n  信息</p>")).toEqual([
      "共7049条，政府信息",
    ]);
  });

  it("keeps apart what is apart: numbers in one text, words of a template, real spaces, Latin words", () => {
    expect(lines("<p>12\n34</p>")).toEqual(["12 34"]);
    expect(lines("<div><span>2025-01-10</span>\n      <span>15:35</span></div>")).toEqual([
      "2025-01-10 15:35",
    ]);
    expect(lines("<div>来源：<i>水利局</i>\n\t\t<i>时间：无</i></div>")).toEqual(["来源：水利局 时间：无"]);
    expect(lines("<p>  2021  年\n\n annual\nreport </p>")).toEqual(["2021 年 annual report"]);
  });

  it("decodes entities, also without their semicolon and escaped twice, and keeps what they stand for", () => {
    expect(
      lines("<p>0&nbsp;&#xa0;&#160;|&ensp;|&emsp;1|&nbsp2|&ensp3|&amp;nbsp;4|&lt;5&gt;|&#20013;</p>"),
    ).toEqual(["0\u00a0\u00a0\u00a0|\u2002|\u20031|\u00a02|\u20023|\u00a04|<5>|中"]);
  });

  it("keeps full-width characters as published, and has no paragraph of blanks", () => {
    expect(lines("<p>　　１２，０４９</p><p>&nbsp;</p><p>　</p><p><br></p>")).toEqual(["　　１２，０４９"]);
  });

  it("reads Word's markup: namespaces, conditional comments, list numbers", () => {
    const word = `<p class=MsoNormal style='mso-pagination:widow-orphan'><![if !supportLists]><span
      style='mso-list:Ignore'>1.</span><![endif]><span lang=EN-US>2021<o:p>&nbsp;</o:p></span></p>
      <!--[if gte mso 9]><xml><w:WordDocument><p>9</p></w:WordDocument></xml><![endif]--><?xml:namespace prefix = o />`;
    expect(lines(word)).toEqual(["1.2021\u00a0"]);
  });

  it("leaves out what is no text of the page", () => {
    const parts = [
      "<script>document.write('<p>1</p>')</script>",
      "<script type='text/html'><table><tr><td>2</td></tr></table></script>",
      "<style>p{}</style><input type=hidden value=3><input placeholder='0'><template><p>4</p></template><noscript>5</noscript>",
      "<!-- <table><tr><td>6</td></tr></table> --><select multiple><option>7<option>8</select>",
      "<svg><title>9</title><text>10</text></svg><object>11</object><button>12</button>",
      "<iframe src='x'>13</iframe><title>14</title><xmp>15</xmp>",
    ];
    expect(lines(`<p>始</p>${parts.join("")}<p>终</p>`)).toEqual(["始", "终"]);
  });

  it("reads what controls show: values, what is ticked, and the option that is chosen", () => {
    const cells = [
      "<input value='12'>",
      "<input type=text readonly value='&#49;,234'>件",
      "<textarea rows=2>3\n&lt;4</textarea>",
      "<select><option>1<option selected>2<option>3</select>次",
      "<select><option value=7>5</option><option>6</option></select>",
      "<select><option selected><option>9</select>",
      "<select multiple><option>1<option selected>2<option selected>3</select>",
      "<input type=radio checked>是<input type=radio>否",
      "<input type=submit value=8><input type=hidden value=8><input style='display:none' value=8>",
      "<select><option>7",
    ];
    const [block] = readPage(`<table><tr><td>${cells.join("</td><td>")}</td></tr></table>`).blocks;
    expect(block.type === "table" && block.cells.map((c) => c.text)).toEqual([
      "12",
      "1,234件",
      "3\n<4",
      "2次",
      "5",
      "",
      "2 3",
      "☑是☐否",
      "",
      "7",
    ]);
  });

  it("leaves out what is hidden, in lines and blocks, and goes on behind it", () => {
    const source = `<p>7<span style="display:none">8<span>8</span>8</span>049</p><div hidden><p>甲</p></div>
      <P STYLE="DISPLAY: none">乙<p>丙<i style="visibility:hidden">丁</p><p>戊</p>`;
    expect(lines(source)).toEqual(["7049", "丙", "戊"]);
  });

  it("leaves out what a style sheet of the page hides or crosses out by a class, in lines", () => {
    const sheet = `/* .kept { display: none } */ .old, b.wrong { text-decoration: line-through } .sr { display: none }
      @media print { .kept { display: none } } .tab { display: none } .kept2 { display: none } .kept2 { display: inline }`;
    const page = readPage(
      `<style>${sheet}</style><p>收到<span class="x old">10</span>12件<b class=wrong>9</b></p><p class=sr>隐</p>
      <div class=tab>表<i class=kept>7</i><i class=kept2>8</i></div><table><tr><td>甲<td class=sr>1<td>2</table>`,
    );
    expect(outline(page)).toEqual(["收到12件", "表78", "甲 | 2"]);
    expect(codes(page)).toContain("html.struck_text");
  });

  it("goes by the style sheets for screens, and by classes inside of plain elements", () => {
    const sheets = `<style media="print">.a{display:none}</style><style media='screen and (max-width:9em)'>.b{display:none}</style>
      <style media=screen>.c{display:none}</style><style>@media screen { .d{display:none} } td > .e, table td span.f{display:none}
      .closed .g{display:none} .h{color:red} @media not all { .i{display:none} } .j{display:none}</style>`;
    const row = [..."abcdefghij"].map((name) => `<td>${name}<span class=${name}>8</span>`).join("");
    expect(outline(readPage(`${sheets}<table><tr>${row}</table>`))).toEqual([
      "a8 | b8 | c | d | e | f | g8 | h8 | i8 | j",
    ]);
  });

  it("leaves out the reading aid above a word", () => {
    expect(lines("<p>共<ruby>12<rp>(</rp><rt>8</rt><rp>)</rp></ruby>件")).toEqual(["共12件"]);
  });

  it("leaves out what stands in a line and nobody sees", () => {
    const styles = ["font-size:1px", "opacity:0", "color: transparent", "position:absolute;left:-9999px"];
    styles.push("position:absolute;clip:rect(0,0,0,0)", "clip-path: inset(50%)", "color:rgba(0,0,0,0)");
    styles.push(
      "position:absolute;top:-999em",
      "display:inline-block;text-indent:-999px",
      "transform: scale(0)",
    );
    styles.push("display:inline-block;width:0;overflow:hidden", "overflow: hidden; max-height: 0px");
    const unseen = styles.map((style) => `<span style="${style}">8</span>`).join("");
    expect(
      lines(
        `<p>共${unseen}12件<b style="opacity:0.5;background-color:transparent;line-height:0;text-indent:-2em;border-width:0;overflow:hidden">3</b></p>`,
      ),
    ).toEqual(["共12件3"]);
    const sheet = "<style>.sr{position:absolute;clip:rect(0 0 0 0)} .fade{opacity:0}</style>";
    expect(lines(`${sheet}<p class=fade>共<span class=sr>8</span>12件`)).toEqual(["共12件"]);
    expect(lines("<p>共<meter value=8>8</meter>12件")).toEqual(["共12件"]);
  });

  it("leaves out what is crossed out, and says so", () => {
    const page = readPage("<p>收到<s>10</s>12件，<del>答复</del>办结<STRIKE>9</STRIKE>11件</p>");
    expect(outline(page)).toEqual(["收到12件，办结11件"]);
    expect(codes(page)).toContain("html.struck_text");
  });

  it("leaves out what a style crosses out or shrinks to nothing, and keeps the cell", () => {
    const struck = "style='color:red;text-decoration: line-through'";
    const page = readPage(
      `<p>收到<span ${struck}>10</span>12件</p><p ${struck}>旧</p><p>22<span style="font-size:0px">9</span>件</p>` +
        `<table><tr><td>许可<td ${struck}>3<td>4<tr ${struck}><td>处罚<td>5<td>6</table>` +
        `<ul style="font-size:0"><li style="font-size:14px">项</ul>`,
    );
    expect(outline(page)).toEqual(["收到12件", "22件", "许可 |  | 4", "项"]);
    expect(codes(page)).toContain("html.struck_text");
  });

  it("keeps a white digit, and one that a class sets apart, apart from the number beside it", () => {
    const white = (digits: string) => `<span style="color: #FFF;background:white">${digits}</span>`;
    const sheet = "<style>.note{vertical-align:super} .w{color:rgb(255, 255, 255)}</style>";
    const source = `${sheet}<p>22${white("1")}件<p>${white("1")}22<p>22<font color=white>1</font><p>22<i class=note>1</i>
      <p>22<i class=w>1</i><p>${white("1")}${white("2")}<p>${white("12")}<p>22<i style="background-color:#fff">1</i>`;
    expect(lines(source)).toEqual(["22^1件", "1^22", "22^1", "22^1", "22^1", "12", "12", "221"]);
  });

  it("keeps a raised digit apart from the number before it", () => {
    const raised = "<span style='vertical-align: super'>1</span>";
    const source = `<p>22<sup>1</sup>件<p>22 <sup>1</sup><p>22${raised}<p><sup>1</sup>22<p>100m<sup>2</sup>`;
    expect(lines(source)).toEqual(["22^1件", "22^1", "22^1", "1^22", "100m2"]);
  });

  it("reads what is hidden where nothing else is shown, and says so", () => {
    for (const hide of ['style="display:none"', "hidden", "class=x style='visibility: hidden'"]) {
      const page = readPage(`<h1>报告</h1><div ${hide}><p>${"主动公开政府信息。".repeat(40)}</p></div>`);
      expect(outline(page)).toHaveLength(2);
      expect(codes(page)).toContain("html.hidden_text_shown");
    }
    for (const body of [`<p>${"公开".repeat(150)}</p>`, "<table><tr><td>甲<td>1</table>"]) {
      const shown = readPage(`${body}<div hidden>${"隐藏".repeat(900)}</div>`);
      expect(outline(shown)).toHaveLength(1);
      expect(codes(shown)).toEqual([]);
    }
  });

  it("has an image for each img, with its size in pixels where it is told", () => {
    const page = readPage(`<p>甲<img src="a.png" alt="图" width="600" height="80%">乙</p><img>`);
    const image = { type: "image", alt: "图", width: 600, height: null };
    expect(page.blocks).toMatchObject([image, { text: "甲乙" }, { type: "image", alt: null }]);
  });

  it("reads preformatted text line by line", () => {
    expect(lines("<pre>一、概述\n  共  12 件\r\n\n二</pre>")).toEqual(["一、概述", "  共  12 件", "二"]);
  });

  it("reads HTML that is held in a script, with its quotes and slashes escaped", () => {
    const held = String.raw`<p style=\"text-align:center\">标题<\/p>\n<table><tr><td colspan=\"2\">甲<\/td><\/tr><tr><td>1<\/td><td>2<\/td><\/tr><\/table>`;
    expect(lines(held)).toEqual(["标题", "甲 | < // 1 | 2"]);
  });

  it("tells the place of each line: its block, and its characters in the decoded source", () => {
    const source = `<html><head><title>题</title></head><body><div>甲</div><div><p>乙</p><p> 丙<b>丁</b> </p></div></body></html>`;
    const places = readPage(source).blocks.map(({ place }) => place);
    expect(
      places.map((place) => place.in === "html" && [place.path, source.slice(place.start, place.end)]),
    ).toEqual([
      ["html/body/div[1]", "甲"],
      ["html/body/div[2]/p[1]", "乙"],
      ["html/body/div[2]/p[2]", "丙<b>丁"],
    ]);
  });

  it("knows a page that was cut off inside a tag, a comment or a script", () => {
    const whole = `<p>${"公开".repeat(150)}</p>`;
    for (const tail of ["<td sty", "<!-- 注", "<script>var a", "<title>题"]) {
      const page = readPage(whole + tail);
      expect(outline(page)).toHaveLength(1);
      expect(codes(page)).toEqual(["html.cut_off"]);
    }
  });

  it("says what is wrong with the text", () => {
    expect(codes(readPage(`<p>${"青川市???????????????????".repeat(20)}</p>`))).toEqual([
      "charset.question_marks",
    ]);
    expect(codes(readPage("<html><body></body></html>"))).toEqual(["html.no_text"]);
    expect(codes(readPage(""))).toEqual(["html.no_text"]);
  });
});
