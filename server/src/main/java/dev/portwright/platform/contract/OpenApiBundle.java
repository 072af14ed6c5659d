package dev.portwright.platform.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Build step: writes the API description, which people edit as YAML, as JSON beside it, so that a starting server
 * reads the quicker of the two.
 */
final class OpenApiBundle {
    private OpenApiBundle() {}

    /** Arguments: the YAML file to read, the JSON file to write. */
    public static void main(String[] args) throws IOException {
        JsonNode document = YAMLMapper.builder().build().readTree(Files.readAllBytes(Path.of(args[0])));
        Files.write(Path.of(args[1]), JsonMapper.builder().build().writeValueAsBytes(document));
    }
}
