package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.qingnuan.ledger.Document;
import org.qingnuan.ledger.Documents;
import org.qingnuan.ledger.Documents.Upload;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks;
import org.qingnuan.shared.Finding;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files of tasks: {@link Tasks} decides who may give and take back, the area who may read. */
@RestController
class DocumentController {

    private final Tasks tasks;
    private final Documents documents;
    private final TaskFiles files;
    private final Staff staff;

    DocumentController(Tasks tasks, Documents documents, TaskFiles files, Staff staff) {
        this.tasks = tasks;
        this.documents = documents;
        this.files = files;
        this.staff = staff;
    }

    /** The file that was kept, or null and everything that is wrong with it. */
    record Answer(TaskPage.File file, List<Finding> findings) {}

    @PostMapping("/api/tasks/{id}/documents")
    Answer upload(@PathVariable String id, @RequestParam String field, @RequestParam MultipartFile file, Principal user)
            throws IOException {
        try (InputStream in = file.getInputStream()) {
            Upload upload = tasks.attach(id, user.getName(), field, file.getOriginalFilename(), in);
            return upload instanceof Upload.Stored stored
                    ? new Answer(files.file(stored.document()), List.of())
                    : new Answer(null, ((Upload.Refused) upload).findings());
        }
    }

    @DeleteMapping("/api/tasks/{id}/documents/{document}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, @PathVariable UUID document, Principal user) {
        tasks.detach(id, user.getName(), document);
    }

    /** Whose area it is not of learns no more of a document than of one that never was. */
    @GetMapping("/api/documents/{id}")
    void download(@PathVariable UUID id, Principal user, HttpServletResponse response) throws IOException {
        Document document = documents
                .find(id)
                .filter(found -> staff.may(user.getName(), found.subject(), Staff.Action.VIEW))
                .orElseThrow(() -> new NoSuchElementException("No document " + id + " for " + user.getName()));
        response.setContentType(document.mediaType());
        response.setContentLengthLong(document.size());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(document.fileName(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        documents.write(id, response.getOutputStream());
    }
}
