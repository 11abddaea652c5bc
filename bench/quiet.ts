// Set before the first function is loaded: what functions log is no part of the table.
process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
