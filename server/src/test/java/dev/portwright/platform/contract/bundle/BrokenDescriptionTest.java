package dev.portwright.platform.contract.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends the build, and that it names file and line. */
class BrokenDescriptionTest {
    @TempDir
    private Path folder;

    private Parts parts;

    @BeforeEach
    void whole() {
        parts = new Parts(folder);
        assertThat(parts.document().path("paths").size()).isEqualTo(2);
    }

    @Test
    void aComponentThatTwoFilesDefine() {
        parts.put("rooms/comment.yaml", Parts.COMMENT + "    Order: { type: string }\n");
        assertThat(faults())
                .containsExactly("rooms/comment.yaml:30: The component Order of the schemas is defined before, at"
                        + " rooms/order.yaml:23.");
    }

    @Test
    void aComponentThatStandsTwiceInAFile() {
        parts.put("rooms/comment.yaml", Parts.COMMENT + "    Comment: { type: string }\n");
        assertThat(faults())
                .containsExactly("rooms/comment.yaml:30: 'Comment' stands here for the second time, after line 26.");
    }

    @Test
    void anOperationIdThatIsTaken() {
        parts.put("rooms/comment.yaml", Parts.COMMENT.replace("ListComments", "GetOrder"));
        assertThat(faults())
                .containsExactly("rooms/comment.yaml:7: The operationId GetOrder is taken, at rooms/order.yaml:7.");
    }

    @Test
    void anOperationWithoutAnOperationId() {
        parts.put("rooms/order.yaml", Parts.ORDER.replace("operationId: GetOrder", "summary: Read an order"));
        assertThat(faults()).containsExactly("rooms/order.yaml:6: The operation has no operationId.");
    }

    @Test
    void aComponentThatNothingNeeds() {
        parts.put("rooms/comment.yaml", Parts.COMMENT + "    Reply: { type: string }\n");
        assertThat(faults())
                .containsExactly("rooms/comment.yaml:30: No operation needs the component Reply. Take it out.");
    }

    @Test
    void componentsThatNeedOnlyEachOther() {
        parts.put("rooms/comment.yaml", Parts.COMMENT + """
                    Reply: { items: { $ref: '#/components/schemas/Replies' } }
                    Replies: { items: { $ref: '#/components/schemas/Reply' } }
                """);
        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "rooms/comment.yaml:30: No operation needs the component Reply. Take it out.",
                        "rooms/comment.yaml:31: No operation needs the component Replies. Take it out.");
    }

    @Test
    void aReferenceToNothing() {
        parts.put("rooms/comment.yaml", Parts.COMMENT.replace("schemas/Comment'", "schemas/Remark'"));
        assertThat(faults()).containsExactly("rooms/comment.yaml:21: There is no #/components/schemas/Remark.");
    }

    @Test
    void namesOfNothing() {
        parts.put(
                "rooms/order.yaml",
                Parts.ORDER.replace("[PathOrder]", "[PathOrdr]").replace("data: Order", "data: Ordr"));
        parts.put("rooms/comment.yaml", Parts.COMMENT.replace("'204': { description: Done. }", "'204': Don"));
        parts.put("common/refusal.yaml", Parts.COMMON.replace("NotFound }", "NotFond }"));
        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "rooms/order.yaml:5: There is no #/components/parameters/PathOrdr.",
                        "rooms/order.yaml:19: There is no #/components/schemas/Ordr.",
                        "rooms/comment.yaml:23: There is no #/components/responses/Don.",
                        "common/refusal.yaml:8: There is no #/components/responses/NotFond.");
    }

    @Test
    void aReferenceToAnotherFile() {
        parts.put("rooms/comment.yaml", Parts.COMMENT.replace("#/components/schemas/Comment'", "order.yaml#/Order'"));
        assertThat(faults()).containsExactly("rooms/comment.yaml:21: There is no order.yaml#/Order.");
    }

    @Test
    void aFileOfMoreThanAThousandLines() {
        String lines = "# line\n".repeat(1_000 - (int) Parts.COMMENT.lines().count());
        parts.put("rooms/comment.yaml", Parts.COMMENT + lines);
        assertThat(parts.document().path("paths").size()).isEqualTo(2);

        parts.put("rooms/comment.yaml", Parts.COMMENT + lines + "# line\n");
        assertThat(faults())
                .containsExactly(
                        "rooms/comment.yaml:1001: The file has 1001 lines, and may have 1000. Make two files of it.");
    }

    @Test
    void aPathThatTwoRoomsDescribe() {
        parts.put("rooms/comment.yaml", Parts.COMMENT.replace("/comments:", "/orders/{id}:"));
        assertThat(faults())
                .containsExactly(
                        "rooms/comment.yaml:5: The path /orders/{id} is described before, at" + " rooms/order.yaml:4.");
    }

    @Test
    void aRoomThatTheRootDoesNotName() {
        parts.put("rooms/event.yaml", "paths: {}\n");
        parts.put("root.yaml", Parts.ROOT.replace("comment]", "comments]"));
        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "root.yaml:4: There is no rooms/comments.yaml.",
                        "rooms/comment.yaml:1: The list of rooms in root.yaml does not name this one.",
                        "rooms/event.yaml:1: The list of rooms in root.yaml does not name this one.");
    }

    @Test
    void whatTheBuildDoesNotKnow() {
        parts.put("rooms/comment.yaml", Parts.COMMENT.replace("each:", "every:"));
        parts.put("rooms/order.yaml", Parts.ORDER.replace("tags:", "tag:"));
        parts.put("common/refusal.yaml", Parts.COMMON.replace("  path:", "  paths:"));
        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "rooms/comment.yaml:1: 'every' is nothing that the build knows here.",
                        "rooms/order.yaml:2: 'each' may hold servers, tags, security and responses, not 'tag'.");
        parts.put("rooms/comment.yaml", Parts.COMMENT).put("rooms/order.yaml", Parts.ORDER);
        assertThat(faults()).contains("common/refusal.yaml:7: There are no operations of the kind paths.");
    }

    @Test
    void aSharedAnswerWhoseHeadersDiffer() {
        parts.put("rooms/comment.yaml", Parts.COMMENT.replace("'204': { description: Done. }", "'200': ShowOrder"));
        assertThat(faults())
                .containsExactly("rooms/comment.yaml:23: The answer is shared with operations of another kind, which"
                        + " send other headers. Write two.");
    }

    @Test
    void whatIsNoYaml() {
        parts.put("rooms/comment.yaml", "paths:\n  /comments: [\n");
        assertThat(faults())
                .containsExactly("rooms/comment.yaml:2: This is not YAML: while parsing a flow node, expected the node"
                        + " content, but found '<stream end>'.");
    }

    private List<String> faults() {
        Faults.BrokenDescription broken = catchThrowableOfType(Faults.BrokenDescription.class, parts::document);
        List<String> lines = Objects.requireNonNull(broken.getMessage()).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("The API description is broken.");
        return lines.subList(1, lines.size());
    }
}
