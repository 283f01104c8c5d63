package io.tributary.core.flow;

/** A one-way form in which a personal value is published. */
public enum Mask {
    /** HMAC-SM3 (GB/T 32905) under the gateway's masking key, in lower-case hexadecimal: equal values stay joinable. */
    SM3
}
