import { requestNumbers, reviewNumbers, type Example } from "../examples.ts";

const disclosure = (
  [issued = 0, repealed = 0, in_force = 0]: readonly number[],
  [licensing = 0, penalties = 0, coercion = 0]: readonly number[],
  fees = 0,
): Record<string, number> => ({
  "active_disclosure.normative_documents.issued": issued,
  "active_disclosure.normative_documents.repealed": repealed,
  "active_disclosure.normative_documents.in_force": in_force,
  "active_disclosure.licensing.decisions": licensing,
  "active_disclosure.penalties.decisions": penalties,
  "active_disclosure.coercion.decisions": coercion,
  "active_disclosure.fees.amount": fees,
});

const tables = `
二、主动公开政府信息情况
@active_disclosure
三、收到和处理政府信息公开申请情况
@requests
四、政府信息公开行政复议、行政诉讼情况
@review_litigation`;

/** The form of 2021 and after. */
export const examples2021: readonly Example[] = [
  {
    file: "linxi-market-regulation-2023.html",
    format: "html",
    layout: "portal",
    seed: 230,
    organ: "临溪县市场监督管理局",
    year: 2023,
    published_on: "2024-01-19",
    title: "临溪县市场监督管理局2023年政府信息公开工作年度报告",
    tables: "2021",
    values: {
      ...disclosure([3, 1, 11], [4127, 263, 41], 8.6),
      ...requestNumbers(
        { granted: [18, 2], partially_granted: [4], "denied.third_party_rights": [1], "denied.enforcement_files": [2], "unable.not_held": [9, 0, 0, 0, 1], "unable.needs_creation": [2], "not_processed.petition_or_complaint": [6], "other_handling.other": [3] },
        [2],
        [3],
      ),
      ...reviewNumbers([3, 1, 0, 0, 4], [1, 0, 0, 0, 1], []),
    },
    signed: false,
    text: `
本报告由临溪县市场监督管理局按照《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）编制，所列数据的统计期限为2023年1月1日至12月31日。
一、总体情况
2023年，临溪县市场监督管理局围绕优化营商环境、食品药品安全、特种设备安全监察、质量强县等重点工作推进政府信息公开，回应市场主体和消费者关切，以公开促规范、促服务、促落实。
（一）主动公开情况。全年通过县政府门户网站和政务新媒体主动公开政府信息1926条，其中行政许可信息1204条，行政处罚信息263条，食品抽检信息318条，政策文件及解读141条。“双随机、一公开”抽查结果全部在20个工作日内公示。
（二）依申请公开情况。全年新收政府信息公开申请49件，上年结转2件，办结48件，结转下年度继续办理3件。申请内容主要集中在职业索赔人投诉举报的处理结果、企业登记档案等方面。对情形复杂的申请，由法规科会同业务科室集体研究。
（三）政府信息管理情况。制定行政规范性文件3件，废止1件，现行有效11件，全部在门户网站规范性文件库集中公开。落实“三审三校”，全年纠正错敏字词29处。
（四）平台建设情况。改版政务公开专栏，增设“消费提示”“合格证明公示”版块；政务微信公众号“临溪市监”推送信息412篇，阅读量18万人次。
（五）监督保障情况。调整领导小组成员，局长任组长；开展业务培训2期，参训126人次；将政务公开纳入科室和市场监管所年度考核，占3分。
${tables}
五、存在的主要问题及改进情况
（一）存在的主要问题。一是抽检不合格信息的后续处置公开不够及时；二是基层所工作人员对公开与保密的界限把握不准；三是解读以文字为主，形式单一。
（二）改进情况。建立不合格食品核查处置信息公开台账，每月比对；编印《基层所信息公开问答50例》；与县融媒体中心合作制作短视频解读6期。
六、其他需要报告的事项
2023年，我局未收取政府信息公开信息处理费，无其他需要报告的事项。
`,
  },
  {
    file: "qingchuan-government-2022.docx",
    format: "docx",
    layout: "word",
    seed: 245,
    organ: "青川市人民政府",
    year: 2022,
    published_on: "2023-03-21",
    title: "青川市人民政府2022年政府信息公开工作年度报告",
    tables: "2021",
    values: {
      ...disclosure([58, 23, 517], [486213, 37405, 6218], 20417.35),
      "active_disclosure.regulations.issued": 2,
      "active_disclosure.regulations.repealed": 1,
      "active_disclosure.regulations.in_force": 26,
      ...requestNumbers(
        {
          granted: [412, 37, 1, 2, 6, 3],
          partially_granted: [88, 9, 0, 0, 1],
          "denied.state_secret": [4],
          "denied.prohibited_by_law": [7, 1],
          "denied.security_and_stability": [2],
          "denied.third_party_rights": [13, 2],
          "denied.internal_affairs": [9],
          "denied.process_information": [16, 1],
          "denied.enforcement_files": [21],
          "denied.administrative_inquiry": [18],
          "unable.not_held": [357, 28, 0, 1, 4, 2],
          "unable.needs_creation": [41, 3],
          "unable.still_unclear": [12],
          "not_processed.petition_or_complaint": [64, 2],
          "not_processed.repeated": [27],
          "not_processed.public_publication": [1],
          "not_processed.excessive": [5],
          "not_processed.reconfirmation": [2],
          "other_handling.no_correction_in_time": [33, 1],
          "other_handling.fee_unpaid_in_time": [2],
          "other_handling.other": [96, 11, 0, 0, 2],
        },
        [71, 4],
        [83, 6, 0, 0, 1],
      ),
      "requests.result_total.natural_person": 1203,
      ...reviewNumbers([61, 9, 14, 8, 92], [22, 3, 7, 11, 43], [19, 1, 4, 6, 30]),
    },
    signed: false,
    text: `
根据《中华人民共和国政府信息公开条例》规定，现公布2022年度青川市政府信息公开工作年度报告。本报告中的数据由全市各级行政机关汇总，统计期限为2022年1月1日至12月31日。电子版可在青川市人民政府门户网站下载。
一、总体情况
2022年，青川市坚持以习近平新时代中国特色社会主义思想为指导，认真贯彻党中央、国务院及省委、省政府关于全面推进政务公开的部署，紧扣市委、市政府中心工作，持续深化政务公开，政府工作透明度和公信力进一步增强。
（一）主动公开情况
全市主动公开政府信息31.4万条。市政府制发规章2件、各级行政机关制发行政规范性文件58件，全部在政策文件库公开。召开新闻发布会67场，发布政策解读1893篇，办理市民网上留言28406件。
（二）依申请公开情况
全市新收政府信息公开申请1362件，上年结转75件，办结1347件，结转下年度继续办理90件。其中，予以公开461件，部分公开98件。市政府办公室编发依申请公开典型案例3期，组织全市业务培训1次，覆盖各县区、各部门1400余人。
（三）政府信息管理情况
开展规章和行政规范性文件全面清理，废止规章1件、行政规范性文件23件，文件库标注效力状态并提供多格式下载。
（四）平台建设情况
推进全市政府网站集约化，64个网站完成IPv6改造；政务新媒体由391个整合为204个；全市建成政务公开专区132个，全年接待群众7.6万人次。
（五）监督保障情况
将政务公开纳入市直部门和县区政府绩效考核，分值权重4%；委托第三方开展评估并通报结果；对2个工作滞后的单位进行约谈，全年未发生追究责任的情形。
${tables}
五、存在的主要问题及改进情况
2022年，全市政府信息公开工作还存在一些问题：一是各地区、各部门工作不够平衡，少数单位栏目更新滞后；二是依申请公开答复的规范性仍需加强，行政复议被纠正9件；三是政策解读的精准性有待提高。
针对上述问题，我市将采取以下措施：一是按月监测、按季通报，压实主体责任；二是推行答复书法制审核，开展复议诉讼案件复盘；三是推广“人工智能+政策问答”，提高解读的针对性和到达率。
六、其他需要报告的事项
2022年，全市各级行政机关依法收取信息处理费3件，共计1240元。
`,
  },
  {
    file: "yunling-education-2024.pdf",
    format: "pdf",
    layout: "cut-rows",
    seed: 306,
    organ: "云岭区教育局",
    year: 2024,
    published_on: "2025-01-16",
    title: "云岭区教育局2024年政府信息公开工作年度报告",
    tables: "2021",
    values: {
      ...disclosure([6, 2, 24], [118, 0, 0]),
      ...requestNumbers(
        { granted: [15, 1], partially_granted: [6], "denied.third_party_rights": [2], "denied.internal_affairs": [1], "unable.not_held": [8], "unable.needs_creation": [1], "not_processed.petition_or_complaint": [3], "other_handling.no_correction_in_time": [1], "other_handling.other": [2] },
        [],
        [1],
      ),
      ...reviewNumbers([2, 0, 0, 0, 2], [], [1, 0, 0, 0, 1]),
    },
    signed: true,
    text: `
根据《中华人民共和国政府信息公开条例》规定，现向社会公布云岭区教育局2024年政府信息公开工作年度报告。本报告数据统计期限为2024年1月1日至12月31日。
一、总体情况
2024年，云岭区教育局聚焦义务教育入学、“双减”、教师招聘、校园安全等社会关注度高的事项，持续加大公开力度，提升公开实效，保障公众的知情权、参与权和监督权。
（一）主动公开情况
通过区政府门户网站公开信息763条，通过微信公众号“云岭教育”公开信息1108条。提前公布义务教育阶段学校招生范围和学位数，制作入学政策“一图读懂”5期，举办政府开放日活动3场。
（二）依申请公开情况
全年共收到政府信息公开申请37件，均按期答复。申请内容主要为学校招生划片、教师职称评审和民办教育机构审批。
（三）政府信息管理情况
对2018年以来制发的文件开展公开属性复核，7份文件由不予公开转为主动公开。
（四）平台建设情况
在局政务公开栏目增设“学校信息公开”链接，41所中小学、29所公办幼儿园的信息公开目录全部上线。
（五）监督保障情况
聘请社会监督员12名，召开座谈会2次，收集意见建议十六条，全部办理完毕并反馈。
${tables}
五、存在的主要问题及改进情况
存在的主要问题：一是学校信息公开的质量参差不齐；二是招生政策解读与家长期待还有差距。改进情况：开展学校信息公开专项检查，对8所学校下发整改通知；组织校长、园长进直播间答疑4场，观看人数累计12万。
六、其他需要报告的事项
本年度未收取政府信息公开信息处理费。
`,
  },
  {
    file: "shuanghe-town-2021.txt",
    format: "text",
    layout: "tab-cells",
    seed: 344,
    organ: "望江区双河镇人民政府",
    year: 2021,
    published_on: "2022-01-12",
    title: "望江区双河镇人民政府2021年政府信息公开工作年度报告",
    tables: "2021",
    values: { ...disclosure([0, 0, 0], [86, 4, 1]), ...requestNumbers({ granted: [1], "unable.not_held": [1] }) },
    printedWhere: [[/^requests\..*\.(natural_person|commercial_enterprise|research_institution|social_welfare_organization|legal_service_organization|other)$/, "\u00a0"]],
    signed: true,
    text: `
按照《中华人民共和国政府信息公开条例》有关要求，结合我镇实际，编制本报告。统计期限为2021年1月1日至2021年12月31日。
一、总体情况
2021年，双河镇认真落实区委、区政府工作部署，把政府信息公开与乡村振兴、基层治理相结合，努力建设阳光透明的服务型政府。
（一）主动公开。全年通过区政府门户网站公开信息139条，其中惠农补贴发放情况52条，低保、特困等救助信息41条，工作动态46条；通过村务公开栏公开信息三百余条。
（二）依申请公开。全年收到政府信息公开申请2件，已全部办结。
（三）政府信息管理。明确党政办公室专人负责信息的收集、审核、上传和归档。
（四）平台建设。在镇便民服务中心设立政务公开查阅点，配备电脑1台。
（五）监督保障。召开专题会议2次，培训村级信息员13人。
${tables}
五、存在的主要问题及改进情况
主要问题是信息更新不及时，公开内容与群众期望还有差距。下一步，我镇将加强学习，建立信息报送台账，每季度通报一次各村（社区）公开情况。
六、其他需要报告的事项
无。
`,
  },
  {
    file: "beiling-science-2022-run-together.txt",
    format: "text",
    layout: "run-together",
    seed: 363,
    organ: "北岭省科学技术厅",
    year: 2022,
    published_on: "2023-01-29",
    title: "北岭省科学技术厅2022年政府信息公开工作年度报告",
    tables: "2021",
    values: {
      ...disclosure([8, 11, 53], [1042, 0, 0]),
      ...requestNumbers({ granted: [21, 3], partially_granted: [2], "denied.internal_affairs": [1], "unable.not_held": [5], "not_processed.repeated": [1], "other_handling.other": [1] }, [1], [2]),
      ...reviewNumbers([1, 0, 0, 0, 1], [], []),
    },
    signed: false,
    text: `
根据《中华人民共和国政府信息公开条例》等规定，发布本年度报告。报告中所列数据统计期限为2022年1月1日至12月31日。
一、总体情况
2022年，北岭省科学技术厅聚焦科技创新政策落实，持续推进决策、执行、管理、服务和结果公开，政务公开工作取得新成效。
（一）主动公开政府信息情况。厅门户网站发布各类信息3874篇，政务微信推送1035篇；公开人大代表建议、政协提案办理复文46件；开展科技政策宣讲“基层行”28场，线上线下参与1.9万人次。
（二）依申请公开答复情况。2022年新收政府信息公开申请35件，上年结转1件，办结34件，结转下年度2件。
（三）强化政府信息管理。对现行行政规范性文件进行全面清理，清理结果在厅网站公布。
（四）加强信息公开平台建设。优化“科技政策一站通”栏目，集中公开国家和省级科技政策612项，支持按主题、对象、年份检索。
（五）强化监督保障。将政务公开列入处室年度考核，组织专题培训1次。
${tables}
五、存在的主要问题及改进情况
当前还存在政策解读形式不够丰富、科研项目过程信息公开不够充分等问题。2023年，将制定科研项目全流程公开清单，丰富短视频、动漫等解读形式，提高政策知晓率。
六、其他需要报告的事项
2022年未收取信息处理费。
`,
  },
  {
    file: "wangjiang-transport-2025-aligned.txt",
    format: "text",
    layout: "aligned",
    seed: 402,
    organ: "望江区交通运输局",
    year: 2025,
    published_on: "2026-01-22",
    title: "望江区交通运输局2025年政府信息公开工作年度报告",
    tables: "2021",
    values: {
      ...disclosure([1, 0, 7], [5310, 902, 36], 0.84),
      ...requestNumbers({ granted: [11, 4], partially_granted: [1], "denied.enforcement_files": [3], "denied.administrative_inquiry": [1], "unable.not_held": [6, 1], "other_handling.fee_unpaid_in_time": [0, 1], "other_handling.other": [2] }, [1, 1], [2]),
      ...reviewNumbers([2, 0, 1, 0, 3], [0, 0, 0, 1, 1], [1, 0, 0, 0, 1]),
    },
    printed: { "active_disclosure.regulations.issued": "/", "active_disclosure.regulations.repealed": "/", "active_disclosure.regulations.in_force": "/" },
    signed: true,
    text: `
本报告由望江区交通运输局根据《中华人民共和国政府信息公开条例》编制。本报告中所列数据的统计期限为2025年1月1日至12月31日。
一、总体情况
2025年，望江区交通运输局以服务公众出行、促进行业健康发展为导向，扎实做好交通运输领域政府信息公开工作。
（一）主动公开方面
全年主动公开政府信息884条，发布道路施工和交通管制信息167条，公交线路调整信息39条；公开行政许可决定5310件、行政处罚决定902件。
（二）依申请公开方面
新收政府信息公开申请30件，上年结转2件，办结30件，结转下年度2件。主要涉及公路建设征地补偿、网约车许可和交通执法案卷。
（三）政府信息管理方面
健全文件公开属性源头认定机制，全年认定公文214件，其中主动公开95件。
（四）平台建设方面
政务新媒体账号由3个整合为1个，开通“我要问路”互动功能，答复提问1260条，平均用时1.2天。
（五）监督保障方面
局党组会议专题研究政务公开工作2次；配合区政府办公室完成第三方评估，得分96.5分。
${tables}
五、存在的主要问题及改进情况
存在的主要问题：工程建设项目信息公开的颗粒度不够细；执法信息公示偶有超期。改进情况：对照标准指引补充公开项目变更、质量监督信息58条；将执法公示纳入案件办理流程，超期自动提醒。
六、其他需要报告的事项
2025年，依据《政府信息公开信息处理费管理办法》发出收费通知1件，申请人逾期未缴纳，未实际收取信息处理费。
`,
  },
];
