/**
 * The body of an invented report: six sections and three tables whose figures add up.
 * Small on purpose; the portal asks for nothing but this function.
 */
export function reportHtml(organ: string, year: number): string {
  const seed = [...organ].reduce((sum, char) => sum + char.charCodeAt(0), year) % 17;
  const granted = seed % 7;
  const refused = seed % 3;
  const total = granted + refused;
  const row = (head: string, ...cells: (string | number)[]) =>
    `<tr><td>${head}</td>${cells.map((c) => `<td>${c}</td>`).join("")}</tr>`;
  const zeros = (n: number) => Array<number>(n).fill(0);
  return `<p>根据《中华人民共和国政府信息公开条例》，${organ}编制本报告。统计期限自${year}年1月1日起至${year}年12月31日止。</p>
<p>一、总体情况</p><p>${year}年，${organ}主动公开政府信息${100 + seed}条。</p>
<p>二、主动公开政府信息情况</p>
<table border="1"><tr><td colspan="4">第二十条第（一）项</td></tr>${row("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")}
${row("规章", 0, 0, 0)}${row("行政规范性文件", seed, 0, seed + 2)}</table>
<p>三、收到和处理政府信息公开申请情况</p>
<table border="1">${row("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")}
${row("一、本年新收政府信息公开申请数量", total, ...zeros(5), total)}${row("二、上年结转政府信息公开申请数量", ...zeros(7))}
${row("（一）予以公开", granted, ...zeros(5), granted)}${row("（三）不予公开", refused, ...zeros(5), refused)}
${row("（七）总计", total, ...zeros(5), total)}${row("四、结转下年度继续办理", ...zeros(7))}</table>
<p>四、政府信息公开行政复议、行政诉讼情况</p>
<table border="1">${row("行政复议", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计")}${row("", ...zeros(5))}</table>
<p>五、存在的主要问题及改进情况</p><p>公开的主动性仍需加强，下一步将加强培训。</p>
<p>六、其他需要报告的事项</p><p>本年度未收取信息处理费。</p>`;
}
