import type { Organ } from "./organs.ts";
import type { Random } from "./random.ts";
import type { Values } from "./values.ts";

/** A number that the prose states. */
export interface Claim {
  value: number;
  unit: string;
}

/** What the sentences draw on; `claim` writes a number and remembers it. */
export interface Story {
  organ: Organ;
  year: number;
  values: Values;
  random: Random;
  claims: Claim[];
}

export function claim(story: Story, value: number, unit: string): string {
  story.claims.push({ value, unit });
  return `${value}${unit}`;
}

const count = (story: Story, key: string): number | undefined =>
  story.values.get(`requests.${key}.total`) ?? story.values.get(`statistics_sheet.${key}`);

export function disclosed(story: Story): string {
  const { organ, year, random } = story;
  const kinds = random.sample(
    ["工作动态", "政策文件", "通知公告", "行政执法", "财政预决算", "重大建设项目", "人事信息", "民生实事"],
    4,
  );
  const parts = kinds.map(() => random.size(3, 900));
  const total = parts.reduce((sum, part) => sum + part, 0);
  const list = kinds.map((kind, i) => `${kind}类信息${claim(story, parts[i]!, "条")}`).join("，");
  return random.pick([
    () =>
      `${year}年，${organ.self}通过门户网站主动公开政府信息${claim(story, total, "条")}，其中${list}。围绕群众普遍关心的重点领域，及时更新公开目录，做到应公开尽公开。`,
    () =>
      `全年共主动公开各类政府信息${claim(story, total, "条")}。其中，${list}。政策文件与解读材料同步起草、同步审签、同步发布，发布政策解读稿件${claim(story, random.int(2, 90), "篇")}。`,
    () =>
      `${organ.self}严格落实主动公开要求，${organ.area}主动公开信息${claim(story, total, "条")}，包括${list}；召开新闻发布会${claim(story, random.int(1, 12), "场")}，回应公众关切${claim(story, random.int(1, 60), "次")}。`,
  ])();
}

export function applications(story: Story): string {
  const { organ, year, random } = story;
  const received = count(story, "newly_received") ?? count(story, "applications.received");
  const done = count(story, "result_total") ?? count(story, "replies.total");
  if (received === undefined || done === undefined) {
    const some = random.int(0, 9);
    return some === 0
      ? `${year}年，${organ.self}未收到公民、法人或者其他组织提出的政府信息公开申请。`
      : `全年共受理政府信息公开申请${claim(story, some, "件")}，均在规定期限内答复。`;
  }
  if (received === 0)
    return `${year}年，${organ.self}未收到政府信息公开申请。畅通受理渠道，规范登记、审核、办理、答复、归档各环节。`;
  const over = count(story, "carried_over") ?? 0;
  const forward = count(story, "carried_forward") ?? 0;
  const carried = over > 0 ? `，上年结转${claim(story, over, "件")}` : "";
  const left = forward > 0 ? `，结转下年度继续办理${claim(story, forward, "件")}` : "";
  return random.pick([
    () =>
      `${year}年，${organ.self}共收到政府信息公开申请${claim(story, received, "件")}${carried}，办结${claim(story, done, "件")}${left}。所有答复均在法定期限内作出。`,
    () =>
      `全年新收政府信息公开申请${claim(story, received, "件")}${carried}。本年度答复${claim(story, done, "件")}${left}，按时办结率100%。`,
  ])();
}

const management = [
  "完善信息发布“三审三校”制度，坚持先审查、后公开，严把政治关、法律关、政策关、保密关、文字关，未发生失泄密问题。",
  "建立公文公开属性源头认定机制，拟制公文时同步确定主动公开、依申请公开、不予公开属性，对不予公开的逐件说明理由。",
  "动态调整主动公开事项目录，对历年文件开展清理，及时标注有效性，方便群众查阅、检索和下载。",
];
const platforms = [
  "优化门户网站政府信息公开专栏设置，完善检索、查阅、下载功能；政务微信公众号全年保持更新，未出现严重表述错误。",
  "推进政务公开专区建设，在政务服务大厅、图书馆、档案馆设置查阅点，配备查询设备和工作人员，方便群众现场查询。",
  "严格落实政务新媒体管理要求，关停注销长期不更新的账号，集中力量办好主账号，信息发布质量稳步提升。",
];
const safeguards = [
  "将政务公开纳入年度绩效考核，分值权重不低于4%；组织专题培训，邀请专业律师讲解依申请公开办理规范，参训人员普遍反映良好。",
  "明确一名领导分管、办公室牵头、各科室配合的工作机制，年内未发生因政府信息公开工作被追究责任的情形。",
  "主动接受社会评议，通过问卷、座谈等方式听取意见建议，对评议中指出的问题逐项整改落实。",
];
const problems = [
  "一是公开内容的深度还不够，个别栏目更新不够及时；二是政策解读形式较为单一，图解、视频类解读偏少；三是工作人员变动频繁，业务能力有待提升。",
  "主要存在以下不足：部分单位对政府信息公开的认识有待提高，主动公开的意识不强；依申请公开答复文书的规范性还需加强；平台的互动功能有待完善。",
];
const measures = [
  "一是加强学习培训，把《条例》纳入日常学习内容；二是丰富解读形式，提高群众知晓度；三是健全考核机制，推动各项任务落到实处。",
  "下一步，将进一步细化公开标准，压实工作责任；加强与申请人的沟通，提高答复质量；持续优化平台功能，提升用户体验。",
];

export const said = (
  story: Story,
  topic: "management" | "platforms" | "safeguards" | "problems" | "measures",
): string => story.random.pick({ management, platforms, safeguards, problems, measures }[topic]);

export function other(story: Story): string {
  const { organ, year, random, values } = story;
  const charged =
    (values.get("requests.other_handling.fee_unpaid_in_time.total") ?? 0) > 0 || random.chance(0.5);
  if (!charged) return `${year}年，${organ.self}无其他需要报告的事项。`;
  return random.chance(0.7)
    ? `依据《政府信息公开信息处理费管理办法》，${year}年${organ.self}未收取信息处理费。`
    : `${year}年，${organ.self}依法收取信息处理费${claim(story, random.int(1, 40) * 100, "元")}。除此之外，没有其他需要报告的事项。`;
}

export function reviewed(story: Story): string {
  const { organ, year, values } = story;
  const cases =
    values.get("review_litigation.review.total") ?? values.get("statistics_sheet.review.total") ?? 0;
  if (cases === 0) return `${year}年，${organ.self}未发生因政府信息公开申请提起的行政复议。`;
  return `${year}年，因政府信息公开工作被申请行政复议${claim(story, cases, "件")}。`;
}
