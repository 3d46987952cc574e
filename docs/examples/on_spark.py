"""Read a folder of reports on PySpark: ``python on_spark.py FOLDER TO.parquet``.

The workers read the files themselves, so the folder may lie on HDFS or S3 as well as on a disk that all of them see.
"""

from __future__ import annotations

import sys
from typing import Any

from pyspark.sql import SparkSession

from aidanalysis.corpus.frames import AUDITED, READ, audit_frames, read_frames, spark_schema


def quantities(spark: SparkSession, folder: str) -> Any:
    """Return every quantity of the reports below a folder, a row each; nothing is read before it is asked for."""
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(folder)
    return files.select("path", "content").mapInPandas(read_frames, spark_schema(READ))


def claims(spark: SparkSession, folder: str) -> Any:
    """Return every claim and query of the reports below a folder, a row each."""
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(folder)
    return files.select("path", "content").mapInPandas(audit_frames, spark_schema(AUDITED))


if __name__ == "__main__":
    quantities(SparkSession.builder.getOrCreate(), sys.argv[1]).write.parquet(sys.argv[2])
