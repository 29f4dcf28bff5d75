/** Paragraphs that no two organs have alike, for telling copies from others. */
export const paragraphs = [
  "围绕水利工程建设和河湖管护，在门户网站公开水库除险加固项目的招标、施工、验收信息，邀请沿线村民代表参加现场说明会，逐条回应提出的意见。",
  "建立公文属性源头认定制度，起草科室提出公开意见，法规科复核，办公室登记台账，每季度比对网站目录，发现漏发的当日补发并说明原因。",
  "针对节水灌溉补贴申领，编写问答手册，录制方言短视频，在乡镇便民服务中心循环播放，安排专人解答补贴标准、申领材料和到账时间。",
  "将政务公开纳入股室年度考核，占百分之四的分值，每月通报更新情况，对连续两月未更新的栏目责任人进行约谈，并限期整改到位。",
  "政策解读仍以文字为主，图表和短视频较少，个别水利站对公开与保密的界限把握不准，答复文书引用条款不完整，需要继续加强培训指导。",
];

/** As in another year: other numbers, a word changed. */
export const altered = (text: string): string =>
  text.replaceAll("百分之四", "百分之五").replaceAll("逐条回应", "逐一回应").replaceAll("当日", "及时");
