package dev.portwright.platform.blob;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import java.io.InputStream;

/** Where new bytes go before it is known whether they will be kept. Not for several threads. */
sealed interface Draft permits PartsDraft, ObjectDraft {
    /** Takes more bytes; not within a transaction. */
    void write(byte[] bytes, int from, int length);

    /** How many there are so far. */
    long size();

    /** What was written so far, from the beginning. To be called outside of transactions, while nothing is written. */
    InputStream open();

    /** Brings all of them where they will be. Nothing is written after this; not within a transaction. */
    void store();

    /**
     * Keeps them, if the transaction is committed.
     *
     * @throws ApiException 409 when they are gone
     */
    void keep(Tx tx);

    /** Lets go what was not kept. */
    void close();

    /** What is said of bytes that somebody has deleted while they came: the account was emptied, or they were taken for left over. */
    static ApiException gone() {
        return new ApiException(ProblemCode.BEING_PROCESSED.because(
                "What came of the file was deleted on the way: the account was emptied meanwhile, or nothing came for too long."
                        + " Send the request again."));
    }
}
