package io.tributary.standardization.validation;

import io.tributary.standardization.codec.JsonNull;
import org.jspecify.annotations.Nullable;

/** The checks that need nothing of a schema. */
enum FixedCheck implements Check {
    ANYTHING("true") {
        @Override
        public boolean accepts(Object value, Effort effort) {
            return true;
        }
    },
    NOTHING("false") {
        @Override
        public boolean accepts(Object value, Effort effort) {
            return false;
        }
    },
    BOOLEAN("type") {
        @Override
        public boolean accepts(Object value, Effort effort) {
            return value instanceof Boolean;
        }
    },
    NULL("type") {
        @Override
        public boolean accepts(Object value, Effort effort) {
            return value == JsonNull.NULL;
        }
    };

    private final String keyword;

    FixedCheck(String keyword) {
        this.keyword = keyword;
    }

    @Override
    public @Nullable Refusal refusal(Object value, Effort effort) {
        return accepts(value, effort) ? null : Refusal.by(keyword);
    }
}
