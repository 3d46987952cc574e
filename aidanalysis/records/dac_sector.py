"""The DAC purpose codes that counterpart assistance touches, as the OECD's creditor reporting system names them."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from aidanalysis.records.codelist import codelist


def _known(code: str) -> str:
    if code not in codelist("sectors"):
        raise ValueError(f"expected a DAC purpose code, one of {', '.join(codelist('sectors'))}")
    return code


def _measure(code: str) -> str:
    if code not in codelist("measures"):
        raise ValueError(f"expected a code of the measures, one of {', '.join(codelist('measures'))}")
    return code


DacSector = Annotated[str, AfterValidator(_known)]
Measure = Annotated[str, AfterValidator(_measure)]


def sector_name(code: str, lang: str) -> str:
    """Return what a purpose code stands for."""
    return codelist("sectors")[code].label(lang)
