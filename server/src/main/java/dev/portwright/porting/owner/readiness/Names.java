package dev.portwright.porting.owner.readiness;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of companies and of people, by their words. */
final class Names {
    /** Words, in small letters, that companies have in their names and people have not. */
    private static final Set<String> OF_COMPANIES = Set.of(
            "ab",
            "ag",
            "as",
            "asa",
            "aps",
            "bv",
            "cie",
            "co",
            "company",
            "corp",
            "corporation",
            "eg",
            "ek",
            "ev",
            "gbr",
            "gmbh",
            "group",
            "holding",
            "inc",
            "kg",
            "limited",
            "llc",
            "llp",
            "lp",
            "ltd",
            "ltda",
            "nv",
            "ohg",
            "oy",
            "oyj",
            "plc",
            "pty",
            "sa",
            "sarl",
            "sas",
            "se",
            "sl",
            "slu",
            "spa",
            "srl",
            "ug");

    /** Words that name nobody, and are left out or written otherwise. */
    private static final Set<String> OF_NOBODY =
            Set.of("and", "und", "the", "mrs", "prof", "herr", "frau", "iii", "jun", "sen");

    private static final int FEWEST_LETTERS = 3;

    private Names() {}

    /** The words of a name in small letters. */
    static List<String> words(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).replace(".", "").split("[^\\p{L}\\p{N}\\p{M}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toList());
    }

    static boolean isCompany(List<String> words) {
        return words.size() < 2 || words.stream().anyMatch(OF_COMPANIES::contains);
    }

    /**
     * The words that stand in a paper which names the same company: what kind of company it is, is written in many ways. Of what
     * may be a person's name those of a person.
     */
    static List<String> ofOwner(String name) {
        return isCompany(words(name)) ? telling(name) : ofPerson(name);
    }

    /** The words that stand in a paper which names the same person: names in the middle are often left out. */
    static List<String> ofPerson(String name) {
        List<String> telling = telling(name);
        return telling.size() < 3
                ? telling
                : Stream.of(telling.getFirst(), telling.getLast()).toList();
    }

    private static List<String> telling(String name) {
        return words(name).stream()
                .filter(word ->
                        word.length() >= FEWEST_LETTERS && !OF_COMPANIES.contains(word) && !OF_NOBODY.contains(word))
                .distinct()
                .toList();
    }
}
