package dev.portwright.platform.crypto;

/**
 * A column of sealed values. Whoever owns one says so with a bean of this type, so that its values are sealed anew when
 * the encryption key changes.
 *
 * @param owner the column with the id that the values are sealed for
 */
public record SealedColumn(String table, String column, String owner) {}
