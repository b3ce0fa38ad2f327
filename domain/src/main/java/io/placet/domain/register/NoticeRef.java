package io.placet.domain.register;

/** A version of a notice (GDPR Articles 13 and 14). */
public record NoticeRef(String id, String version) {}
