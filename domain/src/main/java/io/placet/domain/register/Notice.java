package io.placet.domain.register;

/**
 * A notice as it was shown.
 *
 * @param ref id and version
 * @param text the rendered text
 * @param sha256 of the text's UTF-8 bytes, lower-case hex
 */
public record Notice(NoticeRef ref, String text, String sha256) {}
