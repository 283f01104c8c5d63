package io.tributary.standardization.mapping;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;

/**
 * Reasons of a schema that name no place in the record.
 *
 * @param code   of what the schema refuses
 * @param schema as people know it
 */
record RefusedWhole(ErrorCode code, SchemaSentence sentence, String schema) {

    /** It was refused, and the report names nothing: never a reason to let it through. */
    RecordError withoutPlace() {
        return RecordError.of(
                code,
                "",
                Wording.of(
                        sentence.record().english() + " does not satisfy " + schema
                                + ", which refused it without naming a place",
                        sentence.record().chinese() + "不符合 " + schema + "，但校验结果没有指出具体位置"));
    }

    RecordError forItsWork() {
        return RecordError.of(
                ErrorCode.LIMIT_EXCEEDED,
                "",
                Wording.of(
                        sentence.record().english() + " takes more work to check against " + schema
                                + " than the limit; the schema's alternatives multiply at each level of nesting",
                        "按 " + schema + " 检查" + sentence.record().chinese() + "所需的工作量超过上限，Schema 中的多种可能随嵌套层数成倍增加"));
    }

    RecordError withMore(int count) {
        return RecordError.of(
                code,
                "",
                Wording.of(
                        sentence.record().english() + " breaks " + schema + " in " + count
                                + " more ways, which are not listed",
                        sentence.record().chinese() + "另有 " + count + " 处不符合 " + schema + "，不再逐一列出"));
    }
}
