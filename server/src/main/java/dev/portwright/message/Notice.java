package dev.portwright.message;

/**
 * What an account is told that is none of its events, such as that something of it was switched off.
 *
 * @param subject one line
 * @param text plain text, paragraphs with an empty line between them: what has happened, why, and what to do
 */
public record Notice(String subject, String text) {}
