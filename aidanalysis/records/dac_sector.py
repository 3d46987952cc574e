"""The DAC purpose codes that counterpart assistance touches, as the OECD's creditor reporting system names them."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import AfterValidator

PURPOSES: Final[dict[str, tuple[str, str]]] = {
    "11110": ("Education policy and administrative management", "教育政策与行政管理"),
    "11120": ("Education facilities and training", "教育设施与培训"),
    "11130": ("Teacher training", "教师培训"),
    "11220": ("Primary education", "小学教育"),
    "11330": ("Vocational training", "职业培训"),
    "11420": ("Higher education", "高等教育"),
    "12110": ("Health policy and administrative management", "卫生政策与行政管理"),
    "12181": ("Medical education/training", "医学教育与培训"),
    "12191": ("Medical services", "医疗服务"),
    "12220": ("Basic health care", "基本卫生保健"),
    "12230": ("Basic health infrastructure", "基本卫生设施"),
    "14030": ("Basic drinking water supply and basic sanitation", "基本饮水与卫生"),
    "15110": ("Public sector policy and administrative management", "公共部门政策与行政管理"),
    "16010": ("Social protection", "社会保护"),
    "16015": ("Social services", "社会服务"),
    "16030": ("Housing policy and administrative management", "住房政策与行政管理"),
    "16061": ("Culture and recreation", "文化与娱乐"),
    "21020": ("Road transport", "道路运输"),
    "31110": ("Agricultural policy and administrative management", "农业政策与行政管理"),
    "31120": ("Agricultural development", "农业发展"),
    "31140": ("Agricultural water resources", "农业水资源"),
    "31163": ("Livestock", "畜牧业"),
    "31220": ("Forestry development", "林业发展"),
    "32130": ("Small and medium-sized enterprises (SME) development", "中小企业发展"),
    "32161": ("Agro-industries", "农产品加工业"),
    "33110": ("Trade policy and administrative management", "贸易政策与行政管理"),
    "33210": ("Tourism policy and administrative management", "旅游政策与行政管理"),
    "41010": ("Environmental policy and administrative management", "环境政策与行政管理"),
    "43010": ("Multisector aid", "多部门援助"),
    "43030": ("Urban development and management", "城市发展与管理"),
    "43040": ("Rural development", "农村发展"),
    "73010": ("Immediate post-emergency reconstruction and rehabilitation", "灾后恢复重建"),
}


def _known(code: str) -> str:
    if code not in PURPOSES:
        raise ValueError(f"expected a DAC purpose code, one of {', '.join(PURPOSES)}")
    return code


DacSector = Annotated[str, AfterValidator(_known)]


def sector_name(code: str, lang: str) -> str:
    """Return what a purpose code stands for."""
    return PURPOSES[code][lang == "zh"]
