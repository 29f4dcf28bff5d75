import type { Example } from "../examples.ts";

const sheet = (values: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`statistics_sheet.${key}`, value]));

/** 2014–2018: prose with the national statistics sheet as an annex. */
export const sheetExamples: readonly Example[] = [
  {
    file: "jingyuan-civil-affairs-2016.md",
    format: "markdown",
    layout: "whole",
    seed: 57,
    organ: "景原市民政局",
    year: 2016,
    published_on: "2017-03-14",
    title: "景原市民政局2016年政府信息公开工作年度报告",
    tables: "2014",
    values: sheet({
      "disclosure.total": 864,
      "disclosure.normative_documents": 6,
      normative_documents_issued: 6,
      "channel.website": 864,
      "channel.weibo": 120,
      "channel.wechat": 212,
      "channel.other": 35,
      "response.total": 7,
      "response.press_conferences": 2,
      "response.press_conferences_by_head": 1,
      "response.online_interviews": 3,
      "response.online_interviews_by_head": 1,
      "response.policy_articles": 18,
      "response.weibo_wechat_events": 5,
      "response.other_events": 2,
      "applications.received": 23,
      "applications.received.in_person": 4,
      "applications.received.online": 13,
      "applications.received.letter": 6,
      "applications.concluded": 23,
      "applications.concluded.on_time": 21,
      "applications.concluded.extended": 2,
      "replies.total": 23,
      "replies.already_public": 8,
      "replies.granted": 7,
      "replies.partially_granted": 1,
      "replies.denied": 3,
      "replies.denied.personal_privacy": 2,
      "replies.denied.not_government_information": 1,
      "replies.not_this_organ": 3,
      "replies.does_not_exist": 1,
      "review.total": 1,
      "review.upheld": 1,
      "institution.offices": 1,
      "institution.reading_points": 2,
      "institution.staff": 9,
      "institution.staff.full_time": 1,
      "institution.staff.part_time": 8,
      "institution.budget": 3.6,
      "training.meetings": 3,
      "training.courses": 2,
      "training.trainees": 118,
    }),
    signed: true,
    text: `
根据《中华人民共和国政府信息公开条例》有关规定，现公布景原市民政局2016年政府信息公开工作年度报告。本报告所列数据的统计期限为2016年1月1日至12月31日。
一、概述
2016年，景原市民政局坚持“以公开为常态、不公开为例外”，健全机构、完善制度、拓展载体，政府信息公开工作平稳有序。局党组两次听取专题汇报，研究社会救助、福利彩票公益金使用等重点领域公开事项。
二、主动公开政府信息情况
全年主动公开政府信息864条，其中规范性文件6条。按内容分，社会救助信息301条，养老服务信息188条，救灾救济信息96条，社会组织管理信息149条，其他信息130条。
坚持以局网站为主渠道，同时通过政务微博发布信息120条，政务微信发布信息212条，参加新闻发布会2次，开展在线访谈3次，发布政策解读稿件18篇，较好地回应了低保标准提高、高龄津贴发放等群众关切。
三、依申请公开政府信息情况
全年收到政府信息公开申请23件，其中当面申请4件，网络申请13件，信函申请6件，内容集中在婚姻登记档案、公墓审批和社会组织登记。申请全部办结，其中延期办结2件。
四、收费及减免情况
2016年，未收取任何费用。
五、行政复议和行政诉讼情况
因政府信息公开被申请行政复议1件，复议机关维持了原行政行为；未发生行政诉讼。
六、存在的主要问题和改进情况
存在的不足：一是低保、特困等救助信息公开到村（社区）一级还不够及时；二是图解、动漫等群众喜闻乐见的解读形式运用较少。下一步，将推行救助信息长期公示与定期更新相结合的办法，加强对区县民政局的指导，增加解读产品的数量，提升解读质量。
附件：政府信息公开情况统计表（2016年度）
@statistics_sheet
`,
  },
  {
    file: "anlan-culture-2017-run-together.txt",
    format: "text",
    layout: "run-together",
    seed: 119,
    organ: "安澜市文化广电新闻出版局",
    year: 2017,
    published_on: "2018-03-22",
    title: "安澜市文化广电新闻出版局2017年政府信息公开工作年度报告",
    tables: "2014",
    values: sheet({
      "disclosure.total": 1573,
      "disclosure.normative_documents": 3,
      normative_documents_issued: 4,
      "channel.gazette": 2,
      "channel.website": 1573,
      "channel.wechat": 640,
      "response.total": 4,
      "response.press_conferences": 1,
      "response.press_conferences_by_head": 1,
      "response.policy_articles": 9,
      "response.weibo_wechat_events": 4,
      "applications.received": 12,
      "applications.received.online": 10,
      "applications.received.letter": 2,
      "applications.concluded": 12,
      "applications.concluded.on_time": 12,
      "replies.total": 13,
      "replies.already_public": 5,
      "replies.granted": 4,
      "replies.not_this_organ": 2,
      "replies.does_not_exist": 1,
      "institution.offices": 1,
      "institution.reading_points": 3,
      "institution.staff": 5,
      "institution.staff.full_time": 1,
      "institution.staff.part_time": 4,
      "institution.budget": 12.5,
      "training.meetings": 2,
      "training.courses": 1,
      "training.trainees": 46,
    }),
    signed: true,
    text: `
本报告由安澜市文化广电新闻出版局依据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为2017年1月1日至2017年12月31日。
一、概述
2017年，我局围绕公共文化服务、文物保护、广播电视和新闻出版管理等职能，推进决策、执行、管理、服务、结果公开。印发年度公开要点，将任务分解到8个科室和5个直属单位，明确责任人和完成时限。
二、主动公开政府信息情况
全年主动公开政府信息1573条，其中演出、展览、讲座等公共文化活动预告1021条，行政审批结果286条，工作动态213条，政策文件及解读53条。微信公众号“安澜文化”推送信息640条，关注人数由年初的9000人增加到2.1万人。
三、依申请公开政府信息情况
全年收到政府信息公开申请12件，其中网络申请10件，信函申请2件，全部按时办结。申请内容主要涉及文物保护单位建设控制地带、网吧审批和有线电视收费。
四、收费及减免情况
未收取费用，也没有减免费用的情况。
五、行政复议和行政诉讼情况
未发生因政府信息公开引起的行政复议和行政诉讼。
六、存在的主要问题和改进情况
当前的主要问题是：直属单位公开的积极性不高，文化活动预告偶有更新滞后；依申请公开的答复文书不够规范。2018年，将把公开情况纳入直属单位绩效考核，统一答复文书格式，举办一次专题培训。
附件：政府信息公开情况统计表（2017年度）
@statistics_sheet
`,
  },
];
