import type { Random } from "./random.ts";

/** Wordings that offices print instead of the form's. */
const variants: Record<string, string[]> = {
  行政规范性文件: ["规范性文件", "行政规范性 文件"],
  规范性文件: ["行政规范性文件", "规范性文件（含政府文件）"],
  现行有效件数: ["现行有效件", "现行有效数"],
  本年制发件数: ["本年度制发件数", "本年制发数量"],
  本年废止件数: ["本年度废止件数", "本年废止数量"],
  本年处理决定数量: ["本年度处理决定数量", "本年处理决定数"],
  "本年收费金额（单位：万元）": [
    "本年收费金额（万元）",
    "本年收费金额(单位：万元)",
    "本年度收费金额（单位：万元）",
  ],
  本年新制作数量: ["本年度新制作数量", "本年新制作数"],
  本年新公开数量: ["本年度公开数量", "本年新公开数"],
  上一年项目数量: ["上年项目数量", "上一年度项目数量", "上一年项目数量（指上年度事项数）"],
  "本年增/减": ["本年增减", "本年增／减", "本年增/减数"],
  处理决定数量: ["处理决定数", "本年处理决定数量"],
  采购总金额: ["采购总金额（万元）", "采购金额"],
  其他对外管理服务事项: ["其他对外管理和服务事项", "其他对外管理服务 事项"],
  "一、本年新收政府信息公开申请数量": ["一、本年度新收政府信息公开申请数量", "一、本年新收申请数量"],
  "二、上年结转政府信息公开申请数量": ["二、上年度结转政府信息公开申请数量", "二、上年结转申请数量"],
  "三、本年度办理结果": ["三、本年办理结果", "三、本年度处理结果"],
  "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": [
    "（二）部分公开",
    "（二）部分公开（区分处理的,只计这一情形,不计其他情形)",
  ],
  "2.其他法律行政法规禁止公开": ["2.其他法律、行政法规禁止公开", "2.其他法律行政止公开"],
  "3.危及“三安全一稳定”": ['3.危及"三安全一稳定"', "3.危及三安全一稳定", "3.危及‘三安全一稳定’"],
  "4.保护第三方合法权益": ["4.保护第三方的合法权益", "4.保护第三人合法权益"],
  "5.属于三类内部事务信息": ["5.属三类内部事务信息", "5.属于三类内部管理信息"],
  "1.本机关不掌握相关政府信息": ["1.本机关不掌握相关信息", "1.本机关不掌握相关政府 信息"],
  "2.没有现成信息需要另行制作": ["2.没有现成信息，需要另行制作"],
  "1.信访举报投诉类申请": ["1.信访、举报、投诉类申请"],
  "5.要求行政机关确认或重新出具已获取信息": ["5.要求行政机关确认或者重新出具已获取信息"],
  "（七）总计": ["（七）合计", "（七）总 计"],
  "四、结转下年度继续办理": ["四、结转下一年度继续办理", "四、结转下年继续办理"],
  商业企业: ["商业企 业", "企业"],
  科研机构: ["科研单位"],
  社会公益组织: ["社会公益机构"],
  法律服务机构: ["法律服务组织"],
  总计: ["合计", "总 计"],
  "（一）维持具体行政行为或者驳回原告诉讼请求数": ["（一）维护具体行政行为或者驳回原告诉讼请求数"],
  "3.网络申请数": ["3.网上申请数"],
  "（一）收到申请数": ["（一）收到申请总数"],
};

export function variantOf(label: string, random: Random): string | null {
  const list = variants[label];
  return list ? random.pick(list) : null;
}

/** A slip of the typist inside a long label, far from its first words: a character lost, doubled or exchanged. */
export function typo(label: string, random: Random): string | null {
  const letters = [...label];
  if (letters.length < 9) return null;
  const at = random.int(Math.ceil(letters.length / 2), letters.length - 2);
  if (!/\p{Script=Han}/u.test(letters[at]!) || !/\p{Script=Han}/u.test(letters[at + 1]!)) return null;
  const [a, b] = [letters[at]!, letters[at + 1]!];
  const slip = random.pick([[b], [a, a, b], [b, a]]);
  return [...letters.slice(0, at), ...slip, ...letters.slice(at + 2)].join("");
}

export type Numbering = "form" | "comma" | "wide dot" | "brackets" | "half-width" | "none";

/** Numbers the label as the office does; `none` where Word's list numbers were lost. */
export function renumber(label: string, numbering: Numbering): string {
  switch (numbering) {
    case "form":
      return label;
    case "comma":
      return label.replace(/^(\d)\./, "$1、");
    case "wide dot":
      return label.replace(/^(\d)\./, "$1．");
    case "brackets":
      return label.replace(/^(\d)\./, "（$1）");
    case "half-width":
      return label.replace(/^（(.)）/, "($1)").replace(/^(\d)\./, "$1. ");
    case "none":
      return label.replace(/^(\d\.|（[一二三四五六七八九]）|[一二三四五六七八九]、)/, "");
  }
}
