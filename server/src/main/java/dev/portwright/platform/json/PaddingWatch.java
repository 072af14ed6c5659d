package dev.portwright.platform.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Watches the base64 of a member of a JSON object go by, at the top of that: whether anything stands after its padding. The
 * parser takes that for the next text in base64 and goes on; others make something else of it.
 */
final class PaddingWatch extends FilterInputStream {
    private static final int EOF = -1;
    private static final int DIGITS = 4;

    private final byte[] member;
    private final byte[] word;
    private int depth;
    private int wordLength;
    private boolean inText;
    private boolean escaped;

    /** How many digits of an escape are still to come. */
    private int digits;

    /** The last text at the top is the name of the member, and nothing but a colon and blanks stood after it. */
    private boolean named;

    private boolean inMember;
    private boolean padded;
    private boolean goesOn;

    PaddingWatch(InputStream in, String member) {
        super(in);
        this.member = member.getBytes(StandardCharsets.UTF_8);
        this.word = new byte[this.member.length + 1];
    }

    /** True when letters stood after padding. */
    boolean isPaddedAmid() {
        return goesOn;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one != EOF) {
            see((byte) one);
        }
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int some = super.read(bytes, from, length);
        for (int i = from; i < from + some; i++) {
            see(bytes[i]);
        }
        return some;
    }

    private void see(byte letter) {
        if (!inText) {
            between(letter);
        } else if (digits > 0) {
            digits--;
        } else if (escaped) {
            // As a rule a line feed, or a slash.
            escaped = false;
            digits = letter == 'u' ? DIGITS : 0;
            goesOn |= padded && letter == '/';
        } else if (letter == '\\') {
            escaped = true;
            wordLength = word.length;
        } else if (letter == '"') {
            inText = false;
            named = !inMember && depth == 1 && isName();
            inMember = false;
        } else if (inMember) {
            padded |= letter == '=';
            goesOn |= padded && letter > ' ' && letter != '=';
        } else if (wordLength < word.length) {
            word[wordLength++] = letter;
        }
    }

    private void between(byte letter) {
        switch (letter) {
            case '"' -> {
                inText = true;
                inMember = named;
                padded = false;
                wordLength = 0;
            }
            case '{', '[' -> {
                depth++;
                named = false;
            }
            case '}', ']' -> depth--;
            case ':', ' ', '\t', '\r', '\n' -> {
                // What was named is still to come.
            }
            default -> named = false;
        }
    }

    private boolean isName() {
        return wordLength == member.length && Arrays.equals(word, 0, wordLength, member, 0, member.length);
    }
}
