package dev.portwright.porting.loa;

import dev.portwright.document.DocumentFiles;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.pdf.Picture;
import dev.portwright.platform.pdf.Turns;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The logos of letters, which are documents. */
@ApplicationScoped
class Logos {
    static final String CONTENT_TYPE = "image/png";
    static final String POINTER = "/logo/document_id";

    private static final int MOST_MIB = 2;

    private final Db db;
    private final DocumentFiles documents;
    private final Turns turns;

    Logos(Db db, DocumentFiles documents, Turns turns) {
        this.db = db;
        this.documents = documents;
        this.turns = turns;
    }

    /** A document as it was found: what it is, or why it will not do. */
    private record Found(
            DocumentFiles.@Nullable File file, @Nullable String flaw) {}

    /** What is wrong with a document of the account as a logo. Looks at it outside of transactions. */
    Optional<Problem> flaw(UUID accountId, UUID documentId) {
        Found found = find(accountId, documentId);
        String flaw = found.flaw();
        DocumentFiles.File file = found.file();
        if (file != null) {
            // Its bytes too are in memory within the turn only.
            flaw = switch (turns.take(accountId, () -> Picture.read(documents.bytes(file)))) {
                case Picture.Read read -> null;
                case Picture.Refused refused -> refused.why();
            };
        }
        return Optional.ofNullable(flaw).map(why -> ProblemCode.INVALID_DOCUMENT_TYPE.at(POINTER, why));
    }

    /** The logo of a letter; null where there is none, or it cannot be had any more. To be called within a turn, outside of transactions. */
    @Nullable
    Picture picture(UUID accountId, Letter.Company company) {
        Letterhead letterhead = company.letterhead();
        DocumentFiles.File file =
                letterhead == null ? null : find(accountId, letterhead.logo()).file();
        return file != null && Picture.read(documents.bytes(file)) instanceof Picture.Read(var picture)
                ? picture
                : null;
    }

    private Found find(UUID accountId, UUID documentId) {
        return db.read(tx -> documents.find(tx, accountId, documentId))
                .map(file -> {
                    if (!file.contentType().equals(CONTENT_TYPE)) {
                        return new Found(null, "A logo is a PNG file. This document is " + file.contentType() + ".");
                    }
                    if (file.size() > MOST_MIB * 1024L * 1024) {
                        return new Found(null, "A logo may have at most " + MOST_MIB + " MiB.");
                    }
                    return new Found(file, null);
                })
                .orElse(new Found(null, "The operator keeps this document elsewhere. Upload the logo."));
    }
}
