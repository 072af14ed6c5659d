package dev.portwright.requirement.group;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far a requirement group is. The last two are never kept: they are what has become of an approved one since. */
public enum GroupStatus {
    UNAPPROVED("unapproved"),
    PENDING_APPROVAL("pending-approval"),
    APPROVED("approved"),
    DECLINED("declined"),
    /** A document of it has become older than it may be. */
    EXPIRED("expired"),
    /** The country has come to ask for more. */
    NO_LONGER_ELIGIBLE("no-longer-eligible");

    private static final Map<String, GroupStatus> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(GroupStatus::word, Function.identity()));

    private final String word;

    GroupStatus(String word) {
        this.word = word;
    }

    /** The word on the wire and in the database. */
    public String word() {
        return word;
    }

    /**
     * The status of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    static GroupStatus of(String word) {
        GroupStatus status = BY_WORD.get(word);
        if (status == null) {
            throw new IllegalArgumentException("no such status: " + word);
        }
        return status;
    }
}
