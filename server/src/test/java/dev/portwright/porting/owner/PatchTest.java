package dev.portwright.porting.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 7396: missing keeps, null clears, objects merge, arrays replace. */
class PatchTest {
    @Test
    void whatIsMissingKeepsItsValue() {
        Patch patch = patch("{}");
        assertThat(patch.has("a")).isFalse();
        assertThat(patch.text("a", "old")).isEqualTo("old");
        assertThat(patch.text("a", null)).isNull();
        assertThat(patch.integer("a", 3)).isEqualTo(3);
        assertThat(patch.bool("a", true, false)).isTrue();
        assertThat(patch.texts("a", List.of("x"))).containsExactly("x");
        assertThat(patch.objects("a")).isEmpty();
    }

    @Test
    void nullClears() {
        Patch patch = patch("{\"a\":null}");
        assertThat(patch.has("a")).isTrue();
        assertThat(patch.text("a", "old")).isNull();
        assertThat(patch.integer("a", 3)).isNull();
        assertThat(patch.bool("a", true, false)).isFalse();
        assertThat(patch.texts("a", List.of("x"))).isEmpty();
        assertThat(patch.objects("a")).isEmpty();
    }

    @Test
    void whatIsGivenReplaces() {
        Patch patch = patch("{\"a\":\"new\",\"i\":4,\"b\":true,\"l\":[\"y\",\"z\"],\"e\":[]}");
        assertThat(patch.text("a", "old")).isEqualTo("new");
        assertThat(patch.integer("i", 3)).isEqualTo(4);
        assertThat(patch.bool("b", false, false)).isTrue();
        assertThat(patch.texts("l", List.of("x"))).containsExactly("y", "z");
        assertThat(patch.texts("e", List.of("x"))).isEmpty();
    }

    @Test
    void anEmptyTextIsAValue() {
        assertThat(patch("{\"a\":\"\"}").text("a", "old")).isEmpty();
    }

    @Test
    void aNumberInPlaceOfATextIsTakenAsItsDigits() {
        assertThat(patch("{\"a\":13035551234}").text("a", null)).isEqualTo("13035551234");
        assertThat(patch("{\"a\":1234}").text("a", null)).isEqualTo("1234");
    }

    @Test
    void objectsMergeKeyByKeyAtEveryDepth() {
        Patch patch = patch("{\"o\":{\"p\":{\"a\":\"new\"}}}");
        Patch inner = patch.object("o").object("p");
        assertThat(inner.text("a", "old")).isEqualTo("new");
        assertThat(inner.text("b", "old")).isEqualTo("old");
        assertThat(patch.object("o").object("q").text("a", "old")).isEqualTo("old");
    }

    @Test
    void anEmptyObjectChangesNothing() {
        Patch patch = patch("{\"o\":{}}").object("o");
        assertThat(patch.has("a")).isFalse();
        assertThat(patch.text("a", "old")).isEqualTo("old");
    }

    @Test
    void nullInPlaceOfAnObjectClearsEverythingInIt() {
        Patch patch = patch("{\"o\":null}");
        for (Patch cleared : List.of(patch.object("o"), patch.object("o").object("deeper"))) {
            assertThat(cleared.has("a")).isTrue();
            assertThat(cleared.text("a", "old")).isNull();
            assertThat(cleared.integer("a", 3)).isNull();
            assertThat(cleared.bool("a", true, false)).isFalse();
            assertThat(cleared.texts("a", List.of("x"))).isEmpty();
        }
    }

    @Test
    void entriesOfAListOfObjectsAreReadOneByOne() {
        List<Patch> entries = patch("{\"l\":[{\"a\":\"1\"},{\"a\":null}]}").objects("l");
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).text("a", "old")).isEqualTo("1");
        assertThat(entries.get(1).text("a", "old")).isNull();
    }

    private static Patch patch(String json) {
        return Patch.of(Json.read(json));
    }
}
