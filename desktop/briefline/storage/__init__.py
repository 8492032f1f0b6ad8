"""The project file: SQLite, one transaction an edit."""
