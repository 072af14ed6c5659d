package dev.portwright.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portwright.desk.DeskCounts.Group;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts on the desk's wire: schema {@code DeskCounts}. */
record DeskCountsJson(
        String recordType, Asked waiting, Map<String, Asked> byRequest, Map<String, Counted> byStatus, Dated overdue) {

    record Counted(
            long count,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String countRelation) {
        static Counted of(Group group) {
            return new Counted(group.total().count(), relation(group));
        }
    }

    record Asked(
            long count,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String countRelation,

            @Nullable Instant oldestAskedAt) {
        static Asked of(Group group) {
            return new Asked(group.total().count(), relation(group), group.oldest());
        }
    }

    record Dated(
            long count,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String countRelation,

            @Nullable Instant oldestFocDatetime) {
        static Dated of(Group group) {
            return new Dated(group.total().count(), relation(group), group.oldest());
        }
    }

    static DeskCountsJson of(DeskCounts counts) {
        Map<String, Asked> byRequest = new LinkedHashMap<>();
        counts.byRequest().forEach((request, group) -> byRequest.put(request.word(), Asked.of(group)));
        Map<String, Counted> byStatus = new LinkedHashMap<>();
        counts.byStatus().forEach((status, group) -> byStatus.put(status.word(), Counted.of(group)));
        return new DeskCountsJson(
                "porting_order_counts", Asked.of(counts.waiting()), byRequest, byStatus, Dated.of(counts.overdue()));
    }

    private static @Nullable String relation(Group group) {
        return group.total().exact() ? null : "gte";
    }
}
