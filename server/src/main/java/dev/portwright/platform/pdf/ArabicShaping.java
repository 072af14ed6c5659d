package dev.portwright.platform.pdf;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives Arabic letters the forms that they have beside each other. Files name glyphs by characters, so each form is written
 * as the character that Unicode has for it; their order there (isolated, final, initial, medial) is all that has to be
 * known.
 */
final class ArabicShaping {
    private static final int ISOLATED = 0;
    private static final int FINAL = 1;
    private static final int INITIAL = 2;
    private static final int MEDIAL = 3;

    private static final char TATWEEL = '\u0640';
    private static final char ZERO_WIDTH_JOINER = '\u200d';
    private static final char LAM = '\u0644';
    private static final char FIRST = '\u0600';
    private static final char LAST = '\u06ff';

    /** The forms of a letter, and of lam with an alef after it. */
    private static final Map<String, String> FORMS = new HashMap<>();

    static {
        // Forms-B before Forms-A, which has what some letters lack there.
        addForms('\ufe80', '\ufefc');
        addForms('\ufb50', '\ufbb1');
        addForms('\ufbd3', '\ufbff');
    }

    private ArabicShaping() {}

    private static void addForms(char first, char last) {
        for (char form = first; form <= last; form++) {
            if (Character.isDefined(form)) {
                FORMS.merge(letters(String.valueOf(form)), String.valueOf(form), String::concat);
            }
        }
    }

    private static String letters(String form) {
        return Normalizer.normalize(form, Normalizer.Form.NFKC);
    }

    /** The text with each letter in its form. Letters keep their order. */
    static String shape(String text) {
        if (text.chars().noneMatch(letter -> letter >= FIRST && letter <= LAST)) {
            return text;
        }
        StringBuilder shaped = new StringBuilder(text.length());
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (isMark(letter)) {
                shaped.append(letter);
                continue;
            }
            int next = next(text, i);
            char after = next < text.length() ? text.charAt(next) : 0;
            String forms = letter == LAM && next == i + 1 ? FORMS.get("" + letter + after) : null;
            if (forms != null) {
                shaped.append(forms.charAt(joinsNext(before) ? FINAL : ISOLATED));
                before = after;
                i = next;
            } else {
                shaped.append(form(before, letter, after));
                before = letter;
            }
        }
        return shaped.toString();
    }

    /** The text with plain letters again. */
    static String unshape(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.chars().mapToObj(Character::toString).map(ArabicShaping::plain).forEach(plain::append);
        return plain.toString();
    }

    private static String plain(String letter) {
        String letters = letters(letter);
        return FORMS.getOrDefault(letters, "").contains(letter) ? letters : letter;
    }

    private static char form(char before, char letter, char after) {
        String forms = FORMS.get(String.valueOf(letter));
        if (forms == null) {
            return letter;
        }
        boolean left = joinsNext(letter) && joinsPrevious(after);
        boolean right = forms.length() > 1 && joinsNext(before);
        return forms.charAt(right ? (left ? MEDIAL : FINAL) : (left ? INITIAL : ISOLATED));
    }

    private static boolean joinsNext(char letter) {
        return isStroke(letter) || formsOf(letter) > MEDIAL;
    }

    private static boolean joinsPrevious(char letter) {
        return isStroke(letter) || formsOf(letter) > FINAL;
    }

    private static boolean isStroke(char letter) {
        return letter == TATWEEL || letter == ZERO_WIDTH_JOINER;
    }

    private static int formsOf(char letter) {
        @Nullable String forms = FORMS.get(String.valueOf(letter));
        return forms == null ? 0 : forms.length();
    }

    /** Where the next letter is that is no mark on the one before; the length of the text where there is none. */
    private static int next(String text, int at) {
        int next = at + 1;
        while (next < text.length() && isMark(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private static boolean isMark(char letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
