import type { SectionKey } from "../model/report.ts";

/** A section of the report: its heading verbatim from the forms of 2019 and 2021, variants, and words that tell it. */
export interface SectionOfForm {
  key: SectionKey;
  heading: string;
  variants: string[];
  /** a heading with these words is this section, whatever else it says */
  words: RegExp;
}

/** The frame of six sections (条例第五十条; 国办公开办函〔2019〕60号, 〔2021〕30号), in order. */
export const sectionsOfForm: readonly SectionOfForm[] = [
  {
    key: "overview",
    heading: "总体情况",
    variants: ["概述", "基本情况", "工作概述", "总体概述", "政府信息公开工作总体情况"],
    words: /总体情况|概述|基本情况|概况/u,
  },
  {
    key: "active_disclosure",
    heading: "主动公开政府信息情况",
    variants: ["行政机关主动公开政府信息情况", "主动公开政府信息的情况", "主动公开情况"],
    words: /主动公开/u,
  },
  {
    key: "requests",
    heading: "收到和处理政府信息公开申请情况",
    variants: ["行政机关收到和处理政府信息公开申请情况", "依申请公开政府信息情况", "政府信息依申请公开情况"],
    words: /收到和处理|依申请公开|公开申请/u,
  },
  {
    key: "review_litigation",
    heading: "政府信息公开行政复议、行政诉讼情况",
    variants: [
      "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
      "政府信息公开行政复议和行政诉讼情况",
      "行政复议、行政诉讼情况",
      "复议、诉讼和申诉的情况",
    ],
    words: /复议|诉讼/u,
  },
  {
    key: "problems_and_improvements",
    heading: "存在的主要问题及改进情况",
    variants: ["存在问题及改进情况", "政府信息公开工作存在的主要问题及改进情况", "主要问题和改进措施"],
    words: /问题|改进|不足/u,
  },
  {
    key: "other_matters",
    heading: "其他需要报告的事项",
    variants: ["其他需要报告事项", "需要报告的其他事项", "其他事项"],
    words: /其[他它].{0,6}(?:报告|说明).{0,4}事项|其[他它]事项/u,
  },
];
