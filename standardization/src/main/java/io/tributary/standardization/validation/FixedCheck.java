package io.tributary.standardization.validation;

import io.tributary.standardization.codec.JsonNull;

/** The checks that need nothing of a schema. */
enum FixedCheck implements Check {
    ANYTHING {
        @Override
        public boolean accepts(Object value) {
            return true;
        }
    },
    NOTHING {
        @Override
        public boolean accepts(Object value) {
            return false;
        }
    },
    BOOLEAN {
        @Override
        public boolean accepts(Object value) {
            return value instanceof Boolean;
        }
    },
    NULL {
        @Override
        public boolean accepts(Object value) {
            return value == JsonNull.NULL;
        }
    }
}
