package dev.portwright.platform.contract.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Build step: joins the files of the API description, says everywhere what they say once, and writes what a server
 * hands out, as JSON and YAML, and what it checks requests with. Where the files do not go together the build ends.
 */
final class OpenApiBundle {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OpenApiBundle() {}

    /** Arguments: the folder of the description, the folder to write to. */
    public static void main(String[] args) throws IOException {
        Description description = read(Path.of(args[0]));
        ObjectNode document = description.document();
        Path target = Files.createDirectories(Path.of(args[1]));
        Files.write(target.resolve("openapi.json"), JSON.writeValueAsBytes(document));
        Files.writeString(target.resolve("openapi.yaml"), ReadableYaml.write(document), StandardCharsets.UTF_8);
        Files.write(target.resolve("requests.json"), JSON.writeValueAsBytes(RequestSide.of(document)));
        Files.write(target.resolve("kinds.json"), JSON.writeValueAsBytes(description.kinds()));
    }

    /**
     * @param document what a server hands out
     * @param kinds what it knows of the kinds of resources
     */
    record Description(ObjectNode document, ObjectNode kinds) {}

    /**
     * Reads the files of a folder as one document.
     *
     * @throws Faults.BrokenDescription with every fault, its file and its line
     */
    static Description read(Path folder) throws IOException {
        Faults faults = new Faults();
        List<Source> sources = sources(folder, faults);
        faults.throwIfAny();
        for (Source source : sources) {
            KindOperations.writeOut(source, faults);
            Depth.mark(source, faults);
            Shorthand.writeOut(source, faults);
        }
        Joined joined = Joined.of(sources, faults);
        References.findBroken(sources, joined.document(), faults);
        faults.throwIfAny();
        Stamps.put(joined, sources, faults);
        References.findUnused(joined, faults);
        ObjectNode kinds = KindData.of(sources, joined.document(), faults);
        faults.throwIfAny();
        return new Description(joined.document(), kinds);
    }

    /** The root, the common parts, and the rooms in the order in which the root names them. */
    private static List<Source> sources(Path folder, Faults faults) throws IOException {
        List<Source> sources = new ArrayList<>();
        Source root = Source.read(Source.ROOT, Files.readString(folder.resolve(Source.ROOT)), faults);
        sources.add(root);
        sources.addAll(files(folder, "common", faults).values());
        Map<String, Source> rooms = files(folder, "rooms", faults);
        JsonPointer list = Nodes.pointer("rooms");
        int index = 0;
        for (JsonNode name : root.tree().path("rooms")) {
            Source room = rooms.remove("rooms/" + name.asString() + ".yaml");
            if (room == null) {
                faults.at(root.place(list.appendIndex(index)), "There is no rooms/" + name.asString() + ".yaml.");
            } else {
                sources.add(room);
            }
            index++;
        }
        rooms.keySet()
                .forEach(name -> faults.at(name + ":1", "The list of rooms in root.yaml does not name this one."));
        return sources;
    }

    private static Map<String, Source> files(Path folder, String part, Faults faults) throws IOException {
        Map<String, Source> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(folder.resolve(part))) {
            for (Path file :
                    found.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                String name = part + "/" + file.getFileName();
                files.put(name, Source.read(name, Files.readString(file), faults));
            }
        }
        return files;
    }
}
