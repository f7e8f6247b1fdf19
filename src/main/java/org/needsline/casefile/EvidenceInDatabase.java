package org.needsline.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Bytes in the table {@code evidence_part}, in pieces: neither a file nor a slow reader ever holds more than one of them, and no reader
 * holds a connection while it waits for the network.
 */
@Repository
class EvidenceInDatabase implements EvidenceStore {

    private static final int PIECE = 256 * 1024;

    private final JdbcClient jdbc;

    EvidenceInDatabase(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void put(String key, InputStream bytes) throws IOException {
        int part = 0;
        for (byte[] piece = bytes.readNBytes(PIECE); piece.length > 0; piece = bytes.readNBytes(PIECE)) {
            jdbc.sql("insert into evidence_part (content_key, part, bytes) values (?, ?, ?)")
                    .param(key)
                    .param(part++)
                    .param(piece)
                    .update();
        }
    }

    @Override
    public void copyTo(String key, OutputStream target) throws IOException {
        for (int part = 0; ; part++) {
            List<byte[]> piece = jdbc.sql("select bytes from evidence_part where content_key = ? and part = ?")
                    .param(key)
                    .param(part)
                    .query((row, n) -> row.getBytes("bytes"))
                    .list();
            if (piece.isEmpty()) {
                return;
            }
            target.write(piece.get(0));
        }
    }

    @Override
    public void remove(String key) {
        jdbc.sql("delete from evidence_part where content_key = ?").param(key).update();
    }
}
