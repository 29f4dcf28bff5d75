import { requestNumbers, reviewNumbers, type Example } from "../examples.ts";

/** The form of 2019 and 2020. */
export const examples2019: readonly Example[] = [
  {
    file: "fengze-water-2019.html",
    format: "html",
    layout: "gbk",
    seed: 79,
    organ: "丰泽县水利局",
    year: 2019,
    published_on: "2020-01-20",
    title: "丰泽县水利局2019年政府信息公开工作年度报告",
    tables: "2019",
    values: {
      "active_disclosure.normative_documents.made": 2,
      "active_disclosure.normative_documents.newly_disclosed": 2,
      "active_disclosure.normative_documents.total_disclosed": 17,
      "active_disclosure.licensing.items_last_year": 14,
      "active_disclosure.licensing.change": -3,
      "active_disclosure.licensing.decisions": 86,
      "active_disclosure.other_services.items_last_year": 9,
      "active_disclosure.other_services.change": 4,
      "active_disclosure.other_services.decisions": 231,
      "active_disclosure.penalties.items_last_year": 62,
      "active_disclosure.penalties.decisions": 11,
      "active_disclosure.coercion.items_last_year": 7,
      "active_disclosure.coercion.decisions": 1,
      "active_disclosure.fees.items_last_year": 2,
      "active_disclosure.procurement.projects": 6,
      "active_disclosure.procurement.amount": 251000,
      ...requestNumbers({ granted: [6, 1], partially_granted: [1], "unable.not_held": [3], "not_processed.repeated": [1] }, [1], [0, 1]),
      ...reviewNumbers([1, 0, 0, 0, 1], [], []),
    },
    printed: { "active_disclosure.licensing.change": "-3", "active_disclosure.other_services.change": "+4", "active_disclosure.procurement.amount": "251000元" },
    printedWhere: [[/^requests\.(granted|partially_granted|denied|unable|not_processed|other_handling).*\.total$/, ""]],
    signed: true,
    text: `
本报告依据《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条规定编制。报告中所列数据的统计期限为2019年1月1日至2019年12月31日。
一、总体情况
2019年，丰泽县水利局深入学习贯彻修订后的《中华人民共和国政府信息公开条例》，坚持以公开为常态、不公开为例外，把政务公开贯穿于水利工程建设、河湖管理、水旱灾害防御全过程。
（一）主动公开
全年主动公开政府信息478条，其中水情汛情类信息203条，工程建设类信息124条，行政许可和行政处罚类信息97条，工作动态类信息54条。农村饮水安全工程的投资、建设和水质检测结果全部向社会公布。
（二）依申请公开
全年新收政府信息公开申请12件，上年结转1件，办结12件，结转下年度1件。办结的申请中有3件为本机关不掌握的信息，均已告知申请人向有管理权的机关查询。
（三）政府信息管理
修订《丰泽县水利局政府信息公开保密审查办法》，对2010年以来的规范性文件进行清理，废止2件，宣布继续有效15件。
（四）平台建设
配合县政府办公室完成门户网站水利专栏改版，新设“河长制”“水质公告”两个栏目，关停长期不更新的微博账号1个。
（五）监督保障
组织专题培训2次，培训人员63人次；设立监督电话，全年接到有关公开工作的来电五次，均当日答复。
二、主动公开政府信息情况
@active_disclosure
三、收到和处理政府信息公开申请情况
@requests
四、政府信息公开行政复议、行政诉讼情况
@review_litigation
五、存在的主要问题及改进情况
存在的主要问题：一是水利专业术语多，解读不够通俗；二是乡镇水利站公开意识不强，信息报送不及时。改进措施：一是用图解、问答的形式解读水价改革、取水许可等政策；二是将信息报送情况纳入对乡镇水利站的年度考核。
六、其他需要报告的事项
无其他需要报告的事项。
`,
  },
  {
    file: "baishui-finance-2020.docx",
    format: "docx",
    layout: "list-numbers",
    seed: 168,
    organ: "白水县财政局",
    year: 2020,
    published_on: "2021-01-27",
    title: "白水县财政局2020年政府信息公开工作年度报告",
    tables: "2019",
    values: {
      "active_disclosure.normative_documents.made": 5,
      "active_disclosure.normative_documents.newly_disclosed": 4,
      "active_disclosure.normative_documents.total_disclosed": 38,
      "active_disclosure.licensing.items_last_year": 1,
      "active_disclosure.licensing.decisions": 12,
      "active_disclosure.other_services.items_last_year": 16,
      "active_disclosure.other_services.change": 2,
      "active_disclosure.other_services.decisions": 390,
      "active_disclosure.penalties.items_last_year": 33,
      "active_disclosure.penalties.decisions": 2,
      "active_disclosure.procurement.projects": 41,
      "active_disclosure.procurement.amount": 1836.42,
      ...requestNumbers(
        { granted: [9, 2], partially_granted: [2], "denied.process_information": [1], "unable.not_held": [4, 1], "unable.needs_creation": [1], "not_processed.petition_or_complaint": [2] },
        [2],
        [1],
      ),
      "requests.carried_over.natural_person": 0,
      "requests.carried_over.total": 0,
      ...reviewNumbers([1, 0, 0, 1, 2], [0, 0, 0, 1, 1], []),
    },
    printed: { "active_disclosure.procurement.amount": "1836.42万元" },
    signed: true,
    text: `
本报告由白水县财政局按照《中华人民共和国政府信息公开条例》和年度报告格式要求编制，统计期限为2020年1月1日至2020年12月31日。
一、总体情况
2020年，白水县财政局以预算公开、惠民资金公开为重点，不断提高财政工作透明度，为落实“六稳”“六保”任务营造了良好环境。
（一）主动公开情况
全年主动公开政府信息652条，其中预决算信息218条，政府采购信息307条，惠民惠农补贴信息76条，其他信息51条。全县89个预算单位的部门预算和“三公”经费预算在批复后20日内全部公开。
（二）依申请公开情况
全年收到政府信息公开申请21件，上年结转2件，办结22件，结转下年度1件。申请内容主要涉及土地出让收支、直达资金分配和政府采购档案。
（三）政府信息管理情况
落实信息公开保密审查制度，对拟公开的信息实行“谁起草、谁审查，谁签发、谁负责”。
（四）平台建设情况
依托县政府门户网站建设统一的预决算公开平台，开设直达资金专栏，公开资金分配文件37份。
（五）监督保障情况
将预决算公开纳入财政监督检查范围，抽查单位26家，发现并整改问题九个。
二、主动公开政府信息情况
@active_disclosure
三、收到和处理政府信息公开申请情况
@requests
四、政府信息公开行政复议、行政诉讼情况
@review_litigation
五、存在的主要问题及改进情况
我局政府信息公开工作还存在一些不足：预算公开的说明不够详细，群众看不懂；乡镇财政所公开不平衡。2021年，将细化预算编制说明，增加名词解释和图表；加强对乡镇财政所的指导，做到公开标准、时间、格式“三统一”。
六、其他需要报告的事项
2020年，我局未收取政府信息公开信息处理费。
`,
  },
  {
    file: "shiqiao-government-2021.md",
    format: "markdown",
    layout: "shredded",
    seed: 177,
    organ: "石桥区人民政府",
    year: 2021,
    published_on: "2022-03-10",
    title: "石桥区人民政府2021年政府信息公开工作年度报告",
    tables: "mixed",
    values: {
      "active_disclosure.normative_documents.made": 14,
      "active_disclosure.normative_documents.newly_disclosed": 14,
      "active_disclosure.normative_documents.total_disclosed": 96,
      "active_disclosure.licensing.items_last_year": 287,
      "active_disclosure.licensing.change": 12,
      "active_disclosure.licensing.decisions": 30418,
      "active_disclosure.other_services.items_last_year": 1120,
      "active_disclosure.other_services.change": -35,
      "active_disclosure.other_services.decisions": 214907,
      "active_disclosure.penalties.items_last_year": 3051,
      "active_disclosure.penalties.change": 64,
      "active_disclosure.penalties.decisions": 5266,
      "active_disclosure.coercion.items_last_year": 148,
      "active_disclosure.coercion.decisions": 402,
      "active_disclosure.fees.items_last_year": 21,
      "active_disclosure.fees.change": -1,
      "active_disclosure.procurement.projects": 318,
      "active_disclosure.procurement.amount": 64210.5,
      ...requestNumbers(
        {
          granted: [61, 9, 0, 0, 2],
          partially_granted: [14, 3],
          "denied.third_party_rights": [4],
          "denied.internal_affairs": [2],
          "denied.process_information": [3],
          "denied.enforcement_files": [1],
          "unable.not_held": [38, 6, 0, 0, 1, 1],
          "unable.needs_creation": [5],
          "not_processed.petition_or_complaint": [9],
          "not_processed.repeated": [4],
          "other_handling.no_correction_in_time": [3],
          "other_handling.other": [11, 1],
        },
        [8, 1],
        [12, 2],
      ),
      ...reviewNumbers([7, 2, 1, 1, 11], [3, 0, 1, 2, 6], [2, 0, 0, 1, 3]),
    },
    signed: false,
    text: `
本报告由石桥区人民政府办公室根据区政府各部门、各街道办事处的政府信息公开工作情况汇总编制，所列数据的统计期限为2021年1月1日至12月31日。
一、总体情况
2021年，石桥区各级行政机关全面落实党中央、国务院关于全面推进政务公开工作的决策部署，以基层政务公开标准化规范化为主线，推动全区政府信息公开工作再上新台阶。
（一）主动公开情况
全区主动公开政府信息23614条，其中区政府门户网站公开9872条，政务新媒体公开13742条。发布政策解读材料146篇，图解率达到六成；召开新闻发布会8场。
（二）依申请公开情况
全区各级行政机关共新收政府信息公开申请183件，上年结转9件，办结178件，结转下年度14件。区政府办公室牵头建立会商机制，对疑难申请联合研判21次。
（三）政府信息管理情况
集中清理区政府规范性文件，保留82件，废止或宣布失效14件，清理结果及时向社会公布并在文件库中标注效力状态。
（四）平台建设情况
完成区政府门户网站适老化改造，日均访问量1.6万人次；10个街道政务公开专区全部建成投用。
（五）监督保障情况
政务公开在区政府绩效考核中的分值权重提高到5%。对26个部门、10个街道开展第三方评估，评估结果在全区通报；全年未发生责任追究情况。
二、主动公开政府信息情况
@active_disclosure
三、收到和处理政府信息公开申请情况
@requests
四、政府信息公开行政复议、行政诉讼情况
@review_litigation
五、存在的主要问题及改进情况
（一）存在的主要问题
一是部分街道主动公开的深度不够，存在重形式、轻实效现象；二是个别部门答复书说理不充分，行政复议纠错率仍有下降空间；三是解读材料同质化。
（二）改进情况
2022年，将分领域编制公开事项标准，建立答复文书抽查制度，每季度通报典型案例，组织优秀解读产品评选，推动全区政务公开质量整体提升。
六、其他需要报告的事项
2021年，全区各级行政机关未收取政府信息公开信息处理费。
`,
  },
];
