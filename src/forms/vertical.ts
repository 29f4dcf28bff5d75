/** Bodies under their own ministry, which no local government has among its parts (垂直管理). */
const vertical =
  /税务|海关|海事|气象|烟草|消防|调查队|邮政管理|通信管理|出入境|国家安全|煤矿安全|银保监|银行保险|金融监督|人民银行|外汇管理|证券监督/u;

export const isVertical = (name: string): boolean => vertical.test(name);
