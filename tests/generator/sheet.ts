import type { FormTable, Row } from "./forms.ts";

/** 《政府信息公开情况统计表》 of 2014–2018: key (null where the line carries no number), unit, label. */
const lines: readonly (readonly [string | null, string, string])[] = [
  [null, "", "一、主动公开情况"],
  ["disclosure.total", "条", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）"],
  ["disclosure.normative_documents", "条", "其中：主动公开规范性文件数"],
  ["normative_documents_issued", "件", "制发规范性文件总数"],
  [null, "", "（二）通过不同渠道和方式公开政府信息的情况"],
  ["channel.gazette", "条", "1.政府公报公开政府信息数"],
  ["channel.website", "条", "2.政府网站公开政府信息数"],
  ["channel.weibo", "条", "3.政务微博公开政府信息数"],
  ["channel.wechat", "条", "4.政务微信公开政府信息数"],
  ["channel.other", "条", "5.其他方式公开政府信息数"],
  [null, "", "二、回应解读情况"],
  ["response.total", "次", "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）"],
  [null, "", "（二）通过不同渠道和方式回应解读的情况"],
  ["response.press_conferences", "次", "1.参加或举办新闻发布会总次数"],
  ["response.press_conferences_by_head", "次", "其中：主要负责同志参加新闻发布会次数"],
  ["response.online_interviews", "次", "2.政府网站在线访谈次数"],
  ["response.online_interviews_by_head", "次", "其中：主要负责同志参加政府网站在线访谈次数"],
  ["response.policy_articles", "篇", "3.政策解读稿件发布数"],
  ["response.weibo_wechat_events", "次", "4.微博微信回应事件数"],
  ["response.other_events", "次", "5.其他方式回应事件数"],
  [null, "", "三、依申请公开情况"],
  ["applications.received", "件", "（一）收到申请数"],
  ["applications.received.in_person", "件", "1.当面申请数"],
  ["applications.received.fax", "件", "2.传真申请数"],
  ["applications.received.online", "件", "3.网络申请数"],
  ["applications.received.letter", "件", "4.信函申请数"],
  ["applications.concluded", "件", "（二）申请办结数"],
  ["applications.concluded.on_time", "件", "1.按时办结数"],
  ["applications.concluded.extended", "件", "2.延期办结数"],
  ["replies.total", "件", "（三）申请答复数"],
  ["replies.already_public", "件", "1.属于已主动公开范围数"],
  ["replies.granted", "件", "2.同意公开答复数"],
  ["replies.partially_granted", "件", "3.同意部分公开答复数"],
  ["replies.denied", "件", "4.不同意公开答复数"],
  ["replies.denied.state_secret", "件", "其中：涉及国家秘密"],
  ["replies.denied.trade_secret", "件", "涉及商业秘密"],
  ["replies.denied.personal_privacy", "件", "涉及个人隐私"],
  ["replies.denied.security_and_stability", "件", "危及国家安全、公共安全、经济安全和社会稳定"],
  ["replies.denied.not_government_information", "件", "不是《条例》所指政府信息"],
  ["replies.denied.other_law", "件", "法律法规规定的其他情形"],
  ["replies.not_this_organ", "件", "5.不属于本行政机关公开数"],
  ["replies.does_not_exist", "件", "6.申请信息不存在数"],
  ["replies.amend_requested", "件", "7.告知作出更改补充数"],
  ["replies.other_channel", "件", "8.告知通过其他途径办理数"],
  ["review.total", "件", "四、行政复议数量"],
  ["review.upheld", "件", "（一）维持具体行政行为数"],
  ["review.corrected", "件", "（二）被依法纠错数"],
  ["review.other", "件", "（三）其他情形数"],
  ["litigation.total", "件", "五、行政诉讼数量"],
  ["litigation.upheld", "件", "（一）维持具体行政行为或者驳回原告诉讼请求数"],
  ["litigation.corrected", "件", "（二）被依法纠错数"],
  ["litigation.other", "件", "（三）其他情形数"],
  ["complaints", "件", "六、举报投诉数量"],
  ["fees_collected", "万元", "七、依申请公开信息收取的费用"],
  [null, "", "八、机构建设和保障经费情况"],
  ["institution.offices", "个", "（一）政府信息公开工作专门机构数"],
  ["institution.reading_points", "个", "（二）设置政府信息公开查阅点数"],
  ["institution.staff", "人", "（三）从事政府信息公开工作人员数"],
  ["institution.staff.full_time", "人", "1.专职人员数（不包括政府公报及政府网站工作人员数）"],
  ["institution.staff.part_time", "人", "2.兼职人员数"],
  [
    "institution.budget",
    "万元",
    "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
  ],
  [null, "", "九、政府信息公开会议和培训情况"],
  ["training.meetings", "次", "（一）召开政府信息公开工作会议或专题会议数"],
  ["training.courses", "次", "（二）举办各类培训班数"],
  ["training.trainees", "人次", "（三）接受培训人员数"],
];

/** The 2014 sheet, empty: 65 lines, 58 of them with a number. */
export function statisticsSheet(): FormTable {
  const rows = lines.map(([key, unit, label]): Row => {
    const cells = key
      ? [{ indicator: `statistics_sheet.${key}`, value: null, status: "blank" as const, text: "" }]
      : [];
    return { key: key ?? label, path: [label], unit, cells };
  });
  const columns = [{ key: "count", path: ["统计数"] }];
  return {
    table: "statistics_sheet",
    form: "2014",
    bands: [{ title: null, corner: "统计指标", columns, rows }],
  };
}
