import { classifyTitle, organOfTitle, yearOfTitle } from "../../forms/title.ts";
import type { Context } from "../families/family.ts";

const yearOnly = /^[[(（【]?(20[0-2]\d)(年度?)?[\])）】]?(政府信息公开)?(工作)?(年度报告|年报)?$/;
const organEnding =
  /(局|委员会|委|办公室|办|厅|院|处|站|所|中心|人民政府|政府|镇|乡|苏木|街道|办事处|管委会|大队|支队|总队|县|区|市|州|旗|园区|开发区|银行|公司|学校|联合会|部)$/;
const groups =
  /^(领导机构|.{0,6}(部门|单位|机构|本级|园区|乡镇|镇街|街镇|镇乡)|各?(镇|乡|街道|局|县区|区县|县市区)+|.{0,4}街道乡镇)([(（、及和].{1,8})?(政府信息公开)?(年报|年度报告)?$/;
const furniture =
  /首页|网站|网上|服务|信箱|地图|登录|注册|走进|概况|解读|新闻|动态|领导|机构设置|联系|留言|指南|制度|目录|依申请/;

/** What a link of a tree says: a year, an organ, a group of organs, or nothing of the kind. */
export function branchOf(text: string): Context | null {
  const words = text.replace(/[\s\u00a0\u3000·>»]+/g, "");
  const year = yearOnly.exec(words.normalize("NFKC"));
  if (year) return { year: Number(year[1]) };
  if (groups.test(words)) return {};
  if (furniture.test(words) || words.length > 40) return null;
  if (words.length <= 24 && organEnding.test(words) && /^[\p{Script=Han}（）()、]+$/u.test(words))
    return { organ: words };
  const named = classifyTitle(words).class === "report" ? organOfTitle(words) : null;
  if (!named) return null;
  const titled = yearOfTitle(words);
  return { organ: named, ...(titled && { year: titled }) };
}
