package io.tributary.core.flow;

/** The form in which a personal value is published. */
public sealed interface Mask {

    /** The name that flow files use. */
    String keyword();

    /** Whether the gateway must hold a key for it. */
    default boolean isKeyed() {
        return false;
    }

    /**
     * HMAC-SM3 (GB/T 32905) under the gateway's masking key, in lower-case hexadecimal: equal values stay joinable, and
     * nobody finds a value again.
     */
    record Sm3() implements Mask {
        @Override
        public String keyword() {
            return "sm3";
        }

        @Override
        public boolean isKeyed() {
            return true;
        }
    }

    /** SM4 (GB/T 32907): equal values stay joinable, and who has the key finds them again. */
    record Sm4() implements Mask {
        @Override
        public String keyword() {
            return "sm4";
        }

        @Override
        public boolean isKeyed() {
            return true;
        }
    }

    /**
     * Both ends stay, the middle is covered. A value that would show wholly is covered wholly.
     *
     * @param first code points that stay at the start
     * @param last  code points that stay at the end
     * @param with  stands for each covered code point
     */
    record Partial(int first, int last, String with) implements Mask {
        public Partial {
            if (first < 0 || last < 0 || first + last == 0) {
                throw new IllegalArgumentException(
                        "a partial mask keeps at least one character; to keep none is 'drop'");
            }
        }

        @Override
        public String keyword() {
            return "partial";
        }
    }

    /** The value is read and checked, and never published. */
    record Drop() implements Mask {
        @Override
        public String keyword() {
            return "drop";
        }
    }
}
