#!/bin/sh
# Has Spark run workers on this sweep. They are told apart from Spark's own memory: each is a process beside it.
exec "${SPARK_HOME:+$SPARK_HOME/bin/}spark-submit" \
  --name 'zoo-it'\''s a sweep' \
  --master 'spark://head:7077' \
  --conf spark.task.cpus=2 \
  --executor-memory 512m \
  --conf spark.executor.memoryOverhead=6G \
  --class org.rnnzoo.spark.SparkWorkers \
  '/opt/zoo/spark/org.rnnzoo.spark-0.1.0.jar' \
  '/opt/zoo/bin/zoo' '/data/it'\''s a sweep' 8 '--plugins' '/data/my plugins'
