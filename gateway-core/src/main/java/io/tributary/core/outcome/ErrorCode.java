package io.tributary.core.outcome;

/** The stable codes of refusals. A code is never renamed or used for something else. */
public enum ErrorCode {
    RECORD_TOO_LARGE(
            Wording.of("the value has more bytes than the limit", "值的字节数超过上限"),
            Wording.of(
                    "raise tributary.limits.max-value-size, or have the source split the record",
                    "调大 tributary.limits.max-value-size，或由源端拆分记录")),
    INVALID_ENCODING(
            Wording.of("the bytes are not valid in the flow's charset", "字节内容不符合数据流声明的字符集"),
            Wording.of("name the right charset in source.charset", "在 source.charset 中填写正确的字符集")),
    MALFORMED_JSON(
            Wording.of("the value is not one JSON document", "值不是一个合法的 JSON 文档"),
            Wording.of("look at the place that the message gives; have the source fixed", "查看提示所指的位置，由源端修正")),
    MALFORMED_CSV(
            Wording.of("the value is not one CSV record with the flow's columns", "值不是一行符合数据流列定义的 CSV"),
            Wording.of("compare source.csv with the row: columns, separator", "核对 source.csv 与该行是否一致：列名、分隔符")),
    MALFORMED_XML(
            Wording.of("the value is not one XML document", "值不是一个合法的 XML 文档"),
            Wording.of("look at the place that the message gives; have the source fixed", "查看提示所指的位置，由源端修正")),
    MALFORMED_AVRO(
            Wording.of("the value is not Avro of its schema", "值不是符合其 Schema 的 Avro 数据"),
            Wording.of("compare the schema with the producer's", "核对该 Schema 与生产者所用的是否一致")),
    WIRE_FORMAT_MISMATCH(
            Wording.of("the value does not begin as the flow's wire format says", "值的开头与数据流声明的线格式不符"),
            Wording.of(
                    "set source.wire: confluent, or leave it out, or name the schema in source.avro.schema",
                    "设置或去掉 source.wire: confluent，或在 source.avro.schema 中指明 Schema")),
    UNKNOWN_SCHEMA_ID(
            Wording.of("nobody knows a schema with the id that the value names", "没有找到值中所写编号对应的 Schema"),
            Wording.of(
                    "add the id to source.avro.ids, or find out which registry the producer uses",
                    "在 source.avro.ids 中补充该编号，或查明生产者使用的注册中心")),
    TOO_DEEP(
            Wording.of("the document nests deeper than the limit", "文档的嵌套层数超过上限"),
            Wording.of(
                    "raise tributary.limits.max-depth if the data is meant so",
                    "若数据本就如此，调大 tributary.limits.max-depth")),
    LIMIT_EXCEEDED(
            Wording.of(
                    "a string, number, name, field count or the work of checking passes its limit",
                    "字符串、数字、名称的长度、字段数或检查所需的工作量超过上限"),
            Wording.of("raise the limit that the message names, or make the schema simpler", "调大提示中所指的上限，或简化 Schema")),
    SOURCE_SCHEMA_VIOLATION(
            Wording.of("the raw record breaks the schema that the flow accepts", "源记录不符合数据流接受的 Schema"),
            Wording.of("have the source fixed, or accept a newer version", "由源端修正，或在 accepts 中改用更新的版本")),
    SCHEMA_VIOLATION(
            Wording.of("the standard record breaks the shared schema", "标准记录不符合全省统一的 Schema"),
            Wording.of("correct the field's rule, or list the odd value under missing", "修正该字段的规则，或将这类特殊值列入 missing")),
    UNKNOWN_CODE(
            Wording.of("no row of the code table matches the value", "码表中没有与该值匹配的行"),
            Wording.of("add a row to the code table, or widen where", "在码表中补充一行，或放宽 where 条件")),
    AMBIGUOUS_CODE(
            Wording.of("rows of the code table with different answers match the value", "码表中有多行与该值匹配，且结果不一致"),
            Wording.of("narrow with where or within, or match another column", "用 where 或 within 缩小范围，或改用其他列匹配")),
    EVENT_TIME_MISSING(
            Wording.of("the look-up depends on the event time, which the record does not tell", "查码表取决于事件时间，而该记录没有给出"),
            Wording.of(
                    "have the source fixed, or name another field under at in the long form of code",
                    "由源端修正，或在 code 的完整写法中用 at 指定其他字段")),
    INVALID_TIME(
            Wording.of("the value is not a time of the declared pattern", "值不是所声明格式的时间"),
            Wording.of("correct time, or list the value under missing", "修正 time 的格式，或将该值列入 missing")),
    INVALID_NUMBER(
            Wording.of("the value is not a number of the declared kind", "值不是所声明类型的数字"),
            Wording.of("list the value under missing, or use number: decimal", "将该值列入 missing，或改用 number: decimal")),
    INVALID_IDENTIFIER(
            Wording.of("the value is not valid by the standard of its identifier", "值不符合该类编码的国家标准"),
            Wording.of(
                    "have the source fixed; write small letters large with upper: true; list stand-ins under missing",
                    "由源端修正；小写字母可用 upper: true 转为大写；占位值列入 missing")),
    INVALID_COORDINATES(
            Wording.of("the value is no longitude or latitude", "值不是有效的经度或纬度"),
            Wording.of(
                    "look whether longitude and latitude are swapped, or list the value under missing",
                    "检查经度与纬度是否写反，或将该值列入 missing")),
    PATTERN_MISMATCH(
            Wording.of("the pattern of the field's rule finds nothing in the value", "字段规则的模式在值中找不到相符的内容"),
            Wording.of(
                    "correct the pattern under extract, or say otherwise: missing",
                    "修正 extract 的模式，或写明 otherwise: missing")),
    INVALID_TYPE(
            Wording.of("the value has a type that the field's rule cannot take", "值的类型不适用于该字段的规则"),
            Wording.of("correct the path: it leads to a whole, not to a part", "修正路径：它指向的是整体，而不是其中的单个值")),
    EXPRESSION_FAILED(
            Wording.of("the expression could not be evaluated on this record", "表达式无法在该记录上求值"),
            Wording.of("guard it: has(record.x) && …", "先判断字段是否存在：has(record.x) && …")),
    KEY_MISSING(
            Wording.of("the field that gives the key is absent from the standard record", "标准记录中缺少用作键的字段"),
            Wording.of("give the field a default, or take another field as key", "为该字段设置 default，或改用其他字段作为键")),
    REFUSED_BY_UPSTREAM(
            Wording.of("the upstream's brokers refuse this record", "上级集群的 Broker 拒收该记录"),
            Wording.of(
                    "look at what the broker says: the target topic's timestamp limits, size, or compaction without a key",
                    "查看 Broker 给出的说明：目标主题的时间戳范围、大小上限，或启用压实却没有键")),
    INTERNAL(
            Wording.of("the standardization failed in a way nobody foresaw; please report it", "标准化发生未预料的故障，请反馈"),
            Wording.of("report it, with the record if it may be shown", "请反馈，并在允许时附上该记录"));

    private final Wording meaning;
    private final Wording remedy;

    ErrorCode(Wording meaning, Wording remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** What is wrong, as one clause for people. */
    public Wording meaning() {
        return meaning;
    }

    /** What to do about it, as one clause for people. */
    public Wording remedy() {
        return remedy;
    }
}
