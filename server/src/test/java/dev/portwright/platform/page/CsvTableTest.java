package dev.portwright.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as CSV, which people open in spreadsheets. */
class CsvTableTest {
    private record Entry(@Nullable String text) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF201"
            })
    void whatPeopleWroteIsNoFormula(String text) {
        String row = csv(new Entry(text)).substring("text\r\n".length());
        assertThat(row.startsWith("\"") ? row.substring(1) : row).startsWith("'" + text.charAt(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme", "a=b", " =1", "'=1", "1-2", "0"})
    void otherTextsStayAsTheyAre(String text) {
        assertThat(csv(new Entry(text))).isEqualTo("text\r\n" + text + "\r\n");
    }

    /** Where a comma is what parts whole numbers from their fractions, spreadsheets part cells by semicolons. */
    @Test
    void aFormulaBehindASemicolonOrATabIsAText() {
        assertThat(csv(
                        new Entry("a;=1+2;b"),
                        new Entry("a; \u00A0\"@x"),
                        new Entry("a\t-1"),
                        new Entry("=a;=b"),
                        new Entry("a;b"),
                        new Entry("a\n\uFF1D1")))
                .isEqualTo(
                        "text\r\na;'=1+2;b\r\n\"a;' \u00A0\"\"@x\"\r\na\t'-1\r\n'=a;'=b\r\na;b\r\n\"a\n'\uFF1D1\"\r\n");
    }

    @Test
    void whatWouldEndACellIsQuoted() {
        assertThat(csv(new Entry("a,b"), new Entry("say \"hi\""), new Entry("two\nlines")))
                .isEqualTo("text\r\n\"a,b\"\r\n\"say \"\"hi\"\"\"\r\n\"two\nlines\"\r\n");
    }

    @Test
    void whatTheProgramMakesStaysAsItIsAndWhatIsMissingIsEmpty() {
        CsvTable<Entry> table =
                CsvTable.<Entry>empty().with("number", Entry::text).withText("text", Entry::text);
        assertThat(text(table.render(List.of(new Entry("+1303"), new Entry(null)))))
                .isEqualTo("number,text\r\n+1303,'+1303\r\n,\r\n");
        assertThat(text(table.render(List.of()))).isEqualTo("number,text\r\n");
    }

    private static String csv(Entry... entries) {
        return text(CsvTable.<Entry>empty().withText("text", Entry::text).render(Arrays.asList(entries)));
    }

    private static String text(byte[] csv) {
        return new String(csv, StandardCharsets.UTF_8);
    }
}
