package dev.portwright.document.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "loa.pdf, PDF, loa.pdf",
                "LOA.PDF, PDF, LOA.PDF",
                "loa, PDF, loa.pdf",
                "my  loa 2.pdf, PDF, myloa2.pdf",
                "scan.jpeg, JPEG, scan.jpeg",
                "scan.jpg, PNG, scan.jpg.png",
                "loa.exe, PDF, loa.exe.pdf",
                "../../etc/passwd, TEXT, passwd.txt",
                "C:\\Users\\ann\\loa.pdf, PDF, loa.pdf",
                "/, PDF, document.pdf",
                ".., PDF, document.pdf",
                ".htaccess, TEXT, htaccess.txt",
                ".pdf, PDF, pdf.pdf",
                "Vollmacht-Müller.pdf, PDF, Vollmacht-Müller.pdf",
                "委任状, DOCX, 委任状.docx",
                "a\"b.pdf, PDF, a\"b.pdf",
                "\"\", CSV, document.csv"
            })
    void aNameIsKeptWithoutWhatCouldDoHarm(String given, FileType type, String kept) {
        assertThat(FileName.fault(given)).isEmpty();
        assertThat(FileName.kept(given, type)).isEqualTo(kept);
    }

    @Test
    void whatCannotBeSeenIsLeftOut() {
        assertThat(FileName.kept("invoice\u202efdp.exe\u00a0\u200b", FileType.PDF))
                .isEqualTo("invoicefdp.exe.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb.pdf", "a\r\nSet-Cookie: x", "a\u0000.pdf", "\u0085", "a\tb"})
    void controlCharactersAreRefused(String given) {
        assertThat(FileName.fault(given)).contains("A file name must not hold control characters.");
    }

    @Test
    void aNameHasAtMost512CharactersWithItsExtension() {
        String longest = "😀".repeat(512);
        assertThat(FileName.fault(longest)).isEmpty();
        assertThat(FileName.kept(longest, FileType.PDF)).isEqualTo("😀".repeat(508) + ".pdf");
        assertThat(FileName.fault(longest + "x")).contains("A file name may have at most 512 characters.");
    }
}
