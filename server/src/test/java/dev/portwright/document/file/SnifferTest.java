package dev.portwright.document.file;

import static dev.portwright.document.file.Files.bytes;
import static dev.portwright.document.file.Files.compound;
import static dev.portwright.document.file.Files.joined;
import static dev.portwright.document.file.Files.text;
import static dev.portwright.document.file.Files.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SnifferTest {
    static Stream<Arguments> documents() {
        return Stream.of(
                arguments("x.exe", Files.PDF, FileType.PDF),
                arguments(null, Files.PNG, FileType.PNG),
                arguments("loa.pdf", Files.PNG, FileType.PNG),
                arguments("", Files.JPEG, FileType.JPEG),
                arguments("x", Files.docx(), FileType.DOCX),
                arguments("x", zip("word/document2.xml", "[Content_Types].xml"), FileType.DOCX),
                arguments("x", Files.xlsx(), FileType.XLSX),
                arguments("x", compound("Root", "WordDocument"), FileType.DOC),
                arguments("x", compound("Root", "Workbook"), FileType.XLS),
                arguments("x", compound("Root", "Book"), FileType.XLS),
                arguments("x", compound("Root", "WordDocument", "Workbook"), FileType.DOC),
                arguments("x", compound("Root", "Workbook", "WordDocument"), FileType.XLS),
                arguments("numbers.CSV", text("number,name\r\n+13035550000,Ann\r\n"), FileType.CSV),
                arguments("numbers", text("number,name\r\n+13035550000,Ann\r\n"), FileType.TEXT),
                arguments("a.json", text(" {\"a\":[1]}\n"), FileType.JSON),
                arguments(null, text("[1]"), FileType.JSON),
                arguments("a.txt", text("{\"a\":1}"), FileType.TEXT),
                arguments("a.json", text("no JSON at all"), FileType.TEXT),
                arguments("a", text("I authorize the port of +1 303 555 0000. Grüße"), FileType.TEXT),
                arguments("a", joined(bytes(0xef, 0xbb, 0xbf), text("with a mark of the byte order")), FileType.TEXT),
                arguments("a.pdf", text("x"), FileType.TEXT));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aFileIsWhatItsContentSays(@Nullable String name, byte[] content, FileType type) {
        assertThat(sniff(content, content.length).type(name)).contains(type);
        assertThat(sniff(content, 1).type(name)).contains(type);
        assertThat(sniff(content, 7).type(name)).contains(type);
    }

    static Stream<Arguments> others() {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        return Stream.of(
                arguments("a.pdf", text("<html><script>alert(1)</script></html>"), "text/html"),
                arguments("a.txt", text("  \n<!DOCTYPE html><p>x"), "text/html"),
                arguments("a.png", text(svg), "image/svg+xml"),
                arguments("a.txt", text("<?xml version=\"1.0\"?>" + svg), "image/svg+xml"),
                arguments("a.txt", text("<?xml version=\"1.0\"?><a/>"), "application/xml"),
                arguments("a.txt", text("#!/bin/sh\nrm -rf /\n"), "application/x-sh"),
                arguments("a.pdf", bytes('M', 'Z', 0x90, 0, 3, 0, 0, 0, 4, 0), "application/x-msdownload"),
                arguments("a", joined(bytes(0x7f), text("ELF"), bytes(2, 1, 1, 0)), "application/x-elf"),
                arguments("a.docx", zip("a.txt"), "application/zip"),
                arguments("a.docx", zip("word/document.xml"), "application/zip"),
                arguments(
                        "a.docx",
                        zip("[Content_Types].xml", "word/document.xml", "xl/workbook.xml"),
                        "application/zip"),
                arguments(
                        "a.docx",
                        zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
                        "application/zip"),
                arguments("a.docx", joined(Files.docx(), text("and more")), "application/zip"),
                arguments("a.docx", joined(zip("a"), Files.docx()), "application/zip"),
                arguments("a.docx", Arrays.copyOf(Files.docx(), 100), "application/zip"),
                arguments("a.docx", joined(bytes('P', 'K', 3, 4), new byte[300_000]), "application/zip"),
                arguments("a.doc", compound("Root", "PowerPoint Document"), "application/x-ole-storage"),
                arguments("a.doc", Arrays.copyOf(CompoundFile.SIGNATURE, 8), "application/x-ole-storage"),
                arguments("a.txt", bytes(0, 1, 2, 3, 0, 5), "application/octet-stream"),
                arguments("a.gif", text("GIF89a\1\0\1\0"), "image/gif"),
                arguments("a.ps", text("%!PS-Adobe-3.0\n"), "application/postscript"),
                arguments("a.rtf", text("{\\rtf1\\ansi x}"), "application/rtf"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whateverItIsCalledOtherFilesAreNoDocuments(String name, byte[] content, String found) {
        assertThat(sniff(content, content.length).type(name)).isEmpty();
        assertThat(sniff(content, content.length).mediaType()).isEqualTo(found);
    }

    /** What an archive would unpack to is nothing that anybody here finds out. */
    @Test
    void anArchiveOfManyEntriesIsNotLookedThrough() {
        String[] names = new String[5_000];
        Arrays.setAll(names, i -> "word/media/a-rather-long-name-" + i);
        assertThat(sniff(zip(names), 8192).type("a.docx")).isEmpty();
    }

    @Test
    void aLargeFileIsLookedAtOnceAndHeldInNoMemory() {
        Sniffer sniffer = new Sniffer();
        sniffer.take(Files.PDF, 0, Files.PDF.length);
        byte[] more = new byte[1024];
        for (int i = 0; i < 1024; i++) {
            sniffer.take(more, 0, more.length);
        }
        assertThat(sniffer.size()).isEqualTo(Files.PDF.length + 1024L * 1024);
        assertThat(sniffer.type(null)).contains(FileType.PDF);
    }

    private static Sniffer sniff(byte[] content, int step) {
        Sniffer sniffer = new Sniffer();
        for (int at = 0; at < content.length; at += step) {
            sniffer.take(content, at, Math.min(step, content.length - at));
        }
        return sniffer;
    }
}
