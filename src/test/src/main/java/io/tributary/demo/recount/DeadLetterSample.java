package io.tributary.demo.recount;

/**
 * One dead letter, for people.
 *
 * @param position the source position, which is the letter's key
 * @param code     of the first reason; empty where the letter gives none
 * @param pointer  the field in the standard record; empty for the record as a whole
 * @param message  the sentence that says why
 */
public record DeadLetterSample(String position, String code, String pointer, String message) {}
